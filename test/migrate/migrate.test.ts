import { execFileSync } from 'node:child_process'
import t from 'tap'
import { overBothTransports, post } from '../emulators.js'
import { program } from './calls.js'

overBothTransports('the requests of a location are counted by verdict, and of all locations', async (t, emulator) => {
  t.match(await emulator.migration(), { locationId: emulator.locationId, summary: 'No request came.', requests: [], isWhole: true })
  await post(emulator, { email: 'a@b.c' })
  await post(emulator.location('test-other'), { email: 'b@b.c' })
  const { counts, isWhole, summary, requests } = await emulator.migration()
  t.same(counts, { same: 0, changes: 0, refused: 1, 'no-counterpart': 0 })
  t.notOk(isWhole)
  t.equal(summary, '1 request of version 1: 1 refused by version 2 as sent.')
  t.notOk('position' in (requests[0] as object))
  const all = await emulator.migration({ all: true })
  t.equal(all.locationId, null)
  t.match(all.requests, [
    { position: 1, who: 'a@b.c', locationId: emulator.locationId },
    { position: 2, who: 'b@b.c' }
  ])
})

t.test('what version 2 of the emulator does not serve is said so', async (t) => {
  await using v1 = await program()
  await v1.v1('GET', '/pipelines')
  const { requests, isWhole, summary } = await v1.migration()
  t.match(requests, [{ verdict: 'no-counterpart', summary: 'Version 2 of this emulator does not serve GET /v1/pipelines.', request: null }])
  t.ok(isWhole)
  t.equal(summary, '1 request of version 1: 1 not served by version 2 of this emulator.')
})

t.test('requests of version 2 need no move', async (t) => {
  await using v1 = await program()
  const call = { method: 'GET', url: 'https://x/contacts/?locationId=here', headers: { Version: '2021-07-28' }, body: null }
  await v1.v2(call, v1.emulator.apiKey, { from: 'here', to: v1.emulator.locationId })
  t.match(await v1.migration(), { onV2: 1, requests: [], isWhole: true, summary: 'All that came is of version 2 already: 1 request.' })
})

t.test('requests without a key that is accepted are told of, and nothing more', async (t) => {
  await using v1 = await program()
  await v1.v1('POST', '/contacts', {}, { authorization: 'Bearer stranger' })
  const { requests, notes } = await v1.emulator.migration({ all: true })
  t.same([requests, notes], [[], ['Nothing is said of what came without an accepted key: 1 request.']])
})

t.test('what is too much is left out, the oldest first', async (t) => {
  await using v1 = await program()
  for (let count = 0; count < 5; count++) await v1.create({ email: `${count}@b.c`, website: 'x'.repeat(1_000_000) })
  const { requests, notes } = await v1.migration()
  t.match(notes, [/^Left out are the oldest, \d requests: a report holds 1000, and 4 MiB\.$/])
  t.equal(requests.at(-1)?.who, '4@b.c')
  t.ok(requests.length < 5)
})

t.test('no key stands in it, and a text cannot leave its place in the shell', async (t) => {
  await using v1 = await program({ apiKeys: ['secret-of-one', 'secret-of-two'] })
  const email = "a'; rm -rf ~ #\u001b[31m secret-of-one secret-of-two"
  await v1.create({ email })
  const migration = await v1.migration()
  t.notMatch(JSON.stringify(migration), /secret-of/)
  const { curl = '' } = migration.requests[0] ?? {}
  const words = execFileSync('sh', ['-c', `curl() { printf '%s\\n' "$@"; }; ${curl}`], { env: { TOKEN: 'pit-1' }, encoding: 'utf8' }).split(
    '\n'
  )
  t.ok(words.includes('Authorization: Bearer pit-1'))
  const body = JSON.parse(words[words.indexOf('--data-raw') + 1] ?? '')
  t.equal(body.email, "a'; rm -rf ~ #\u001b[31m [redacted] [redacted]")
})

t.test('each difference is known by a rule, and says from where', async (t) => {
  await using v1 = await program()
  await v1.create({ email: 'a@b.c', customField: {}, phone: '888 732 4197' })
  const { everywhere, requests } = await v1.migration()
  t.same(
    everywhere.map(({ kind }) => kind),
    ['host', 'token', 'version', 'errors', 'rate']
  )
  for (const one of [...everywhere, ...(requests[0]?.differences ?? [])]) {
    t.match(one.provenance, /^(documented|observed|assumed)$/, one.kind)
    t.match(one.source, /./)
  }
  t.match(
    requests[0]?.differences.find(({ kind }) => kind === 'phone'),
    { provenance: 'observed', rule: 'phone.e164' }
  )
})

t.test('of many names ten are told', async (t) => {
  await using v1 = await program()
  const names = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`unheard-of-${index}`, 1]))
  await v1.create({ email: 'a@b.c', ...names })
  const { of = [] } = (await v1.last()).differences.find(({ kind }) => kind === 'unknown-property') ?? {}
  t.same([of.length, of.at(-1)], [11, 'and 2 more'])
})
