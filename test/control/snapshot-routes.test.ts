import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import t from 'tap'
import { type Emulator, type LocationSnapshot, matching, startEmulator } from '../../src/index.js'
import { overBothTransports, post } from '../emulators.js'
import { ASKED, Ids, OF_AGENCY } from '../openapi/asked.js'

type LocationOf = Pick<Emulator, 'url' | 'baseUrl' | 'apiKey' | 'locationId'>

const STILL = { randomSeed: 'seed', clock: '2026-01-05T12:00:00Z', fidelity: 'observed' } as const
// An agency is another location.
const OPERATIONS = ASKED.filter(([operation, path]) => operation.includes(' /v1/') && !OF_AGENCY.test(path))

/** Makes requests of all kinds one after the other; returns what was answered to each. */
async function run({ url, apiKey, locationId }: LocationOf, wanted: readonly number[]): Promise<string[]> {
  const ids = new Ids(locationId)
  const answers: string[] = []
  for (const index of wanted) {
    const [operation, path, body] = OPERATIONS[index] as (typeof OPERATIONS)[number]
    const answer = await fetch(url + ids.filledIn(path), {
      method: operation.split(' ')[0] as string,
      headers: { authorization: `Bearer ${apiKey}` },
      ...(body !== undefined && { body: ids.filledIn(JSON.stringify(body)) })
    })
    const text = await answer.text()
    ids.note(operation, text)
    answers.push(`${operation} ${answer.status} ${text}`)
  }
  return answers
}

t.test('after a snapshot was restored, everything is answered as it was after it was taken', async (t) => {
  await using emulator = await startEmulator(STILL)
  const some = fc.array(fc.nat(OPERATIONS.length - 1), { maxLength: 12 }).map((wanted) => [0, ...wanted])
  await fc.assert(
    fc.asyncProperty(some, some, async (before, after) => {
      const location = emulator.location()
      await run(location, before)
      const snapshot = await location.snapshot()
      const first = await run(location, after)
      await location.restore(JSON.parse(JSON.stringify(snapshot)))
      t.same(await location.snapshot(), snapshot)
      t.same(await run(location, after), first)
    }),
    { numRuns: 15 }
  )
})

overBothTransports('a snapshot has all that a location holds, and a reset takes nothing of it away', async (t, emulator) => {
  await run(emulator, [0, 7, 12, 18, 23, 28, 32, 38, 42, 48])
  await emulator.fail({ status: 429, times: 3 })
  await emulator.fail({ status: 500, times: 'always', match: { body: { email: matching('^a@') } } })
  await post(emulator, { email: 'lost@b.c' })
  await emulator.setClock('2030-01-01T00:00:00Z')
  const [contacts, enrolments, faults] = await Promise.all([emulator.contacts(), emulator.enrolments(), emulator.faults()])
  const snapshot = await emulator.snapshot()
  await emulator.reset()
  await emulator.restore(snapshot)
  t.same(await emulator.contacts(), contacts)
  t.same(await emulator.enrolments(), enrolments)
  t.same(
    (await emulator.faults()).map(({ id, ...fault }) => fault),
    faults.map(({ id, ...fault }) => fault)
  )
  t.same([faults[0]?.left, faults[1]?.left], [2, 'always'])
  t.equal((await emulator.now()).toISOString(), '2030-01-01T00:00:00.000Z')
  t.same(await emulator.requests(), [], 'the journal begins anew')
  await emulator.disarm((await emulator.faults())[0]?.id ?? '')
  t.equal((await post(emulator, { email: 'a@b.c' })).status, 500, 'a matcher in a fault matches as before')
})

overBothTransports('another location can have it, with its own id', async (t, emulator) => {
  await post(emulator, { email: 'john@example.com', customField: { a: 1 } })
  const snapshot = await emulator.snapshot()
  const other = await emulator.location(undefined, { from: snapshot })
  t.not(other.locationId, emulator.locationId)
  const [contact] = await emulator.contacts()
  t.same(await other.contacts(), [{ ...contact, locationId: other.locationId }])
  await post(other, { email: 'jane@example.com' })
  t.equal((await emulator.contacts()).length, 1, 'what is done in one is not seen in the other')
})

overBothTransports('what is no snapshot of this version is refused, and changes nothing', async (t, emulator) => {
  await post(emulator, { email: 'john@example.com' })
  const snapshot = await emulator.snapshot()
  const before = await emulator.requests()
  const refused = (change: object, message: RegExp, code = 'bad-snapshot') =>
    t.rejects(emulator.restore({ ...snapshot, ...change }), { code, message })
  await refused({ snapshot: 2 }, /^the snapshot has form 2, and this version of the emulator reads form 1; take it anew$/)
  await refused({ state: { ...snapshot.state, contacts: [null] } }, /^the snapshot is not as it was taken: its digest does not fit/)
  await refused({ digest: 'x' }, /digest does not fit/)
  await refused({ state: 5 }, /state must be object/, 'bad-request')
  await refused({ more: 1 }, /more is not known/, 'bad-request')
  t.same(await emulator.requests(), before)
})

t.test('the order of its keys makes no difference, for other languages sort them', async (t) => {
  await using emulator = await startEmulator()
  await post(emulator, { email: 'john@example.com' })
  const { state, ...snapshot } = await emulator.snapshot()
  await emulator.restore({ ...snapshot, state: Object.fromEntries(Object.entries(state).reverse()) })
  t.match(await emulator.contacts(), [{ email: 'john@example.com' }])
})

t.test('where there is no room for it, it is refused, and what is there stays', async (t) => {
  await using emulator = await startEmulator({ maxContacts: 3 })
  await emulator.addContacts({ email: '1@b.c' }, { email: '2@b.c' })
  const snapshot = await emulator.snapshot()
  await emulator.restore(snapshot)
  const other = emulator.location()
  await other.addContacts({ email: '3@b.c' })
  await t.rejects(other.restore(snapshot), { code: 'full' })
  t.match(await other.contacts(), [{ email: '3@b.c' }])
})

t.test('it is of one location', async (t) => {
  await using emulator = await startEmulator()
  const snapshot = await emulator.snapshot()
  const put = (headers: Record<string, string>) =>
    fetch(`${emulator.url}/_emulator/snapshot`, { method: 'PUT', headers, body: JSON.stringify(snapshot) })
  for (const headers of [{}, { 'x-location-id': emulator.locationId }]) {
    t.match(await (await put(headers as Record<string, string>)).json(), { error: { code: 'key-needed' } })
  }
})

t.test('an emulator can be started with one, from a file too; a reset has it again', async (t) => {
  await using emulator = await startEmulator()
  await run(emulator, [0, 7])
  await emulator.fail({ status: 503 })
  const snapshot = await emulator.snapshot()
  const file = `${t.testdir({ 'snapshot.json': JSON.stringify(snapshot) })}/snapshot.json`
  for (const data of [file, JSON.parse(readFileSync(file, 'utf8')) as LocationSnapshot]) {
    await using started = await startEmulator({ data })
    for (const location of [started, started.location()]) {
      t.equal((await post(location, { email: 'x@b.c' })).status, 503)
      t.match(await location.contacts(), [{ email: 'a@b.c', locationId: location.locationId }])
      await location.reset()
      t.equal((await location.faults()).length, 1)
    }
  }
})

t.test('a snapshot takes the place of what a location begins with', async (t) => {
  await using emulator = await startEmulator()
  await run(emulator, [0, 7, 18])
  const data = await emulator.snapshot()
  await using started = await startEmulator({ data, apiKeys: ['named'] })
  const begun = await started.contacts()
  t.match(begun, [{ email: 'a@b.c' }])
  await post(started, { email: 'more@b.c' })
  await started.restore(data)
  t.same(await started.contacts(), begun)
  t.same(await started.snapshot(), { ...(await started.snapshot()), locationId: started.locationId })
})

t.test('one that cannot be started with is told', async (t) => {
  await using emulator = await startEmulator()
  const snapshot = await emulator.snapshot()
  await t.rejects(startEmulator({ data: { ...snapshot, snapshot: 9 } }), {
    name: 'DataError',
    message: /^option data: the snapshot has form 9/
  })
  await emulator.fail({ status: 500, match: { body: { email: matching('a') } } })
  await t.rejects(startEmulator({ data: await emulator.snapshot() }), {
    name: 'DataError',
    message: 'option data: a fault in the snapshot has a matcher; arm it after the start'
  })
})
