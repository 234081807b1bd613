import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import t from 'tap'
import { createApp } from '../../src/app.js'
import type { EvidenceRecord } from '../../src/evidence/evidence-record.js'
import { type Emulator, type EmulatorOptions, startEmulator } from '../../src/index.js'
import { settingsOfCall } from '../../src/options/settings.js'
import { overBothTransports } from '../emulators.js'

interface Har {
  log: {
    version: string
    entries: { request: { url: string; method: string; postData?: { text: string } }; response: { status: number } }[]
  }
}

const post = (emulator: Pick<Emulator, 'baseUrl' | 'apiKey'>, body: unknown, path = '/contacts', apiKey = emulator.apiKey) =>
  fetch(emulator.baseUrl + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}` },
    body: typeof body === 'string' ? body : JSON.stringify(body)
  }).then(
    (answer) => answer.text(),
    () => ''
  )

const recordIn = (folder: string): EvidenceRecord => JSON.parse(readFileSync(join(folder, 'evidence.json'), 'utf8'))

const REPEATABLE = { randomSeed: 'demo', clock: '2026-01-01T12:00:00Z' }

overBothTransports(
  'the evidence is a page, JSON and HAR of what went on in the location',
  async (t, emulator) => {
    await post(emulator, { email: 'ada@deo.com' })
    await post(emulator, {})
    await post(emulator.location(), { email: 'other@deo.com' })
    await emulator.fail({ status: 503, times: 2 })
    const folder = join(t.testdir(), 'new', 'evidence')
    const { files, replay, summary, ...rest } = await emulator.evidence(folder)
    t.equal(rest.folder, folder)
    t.same(
      files,
      ['html', 'json', 'har'].map((kind) => join(folder, `evidence.${kind}`))
    )
    const record = recordIn(folder)
    t.match(record, {
      title: null,
      command: null,
      exitCode: null,
      madeAt: /^20\d\d-/,
      fidelity: 'documented',
      locationId: emulator.locationId,
      clock: '2026-01-01T12:00:00.000Z',
      replay: 'npx go-high-level-emulator --random-seed demo --clock 2026-01-01T12:00:00Z',
      notes: [],
      dropped: 0,
      exchanges: [
        { position: 1, outcome: 'Created', stored: { email: 'ada@deo.com' }, steps: [{ step: 'http' }] },
        { position: 2, outcome: 'Refused', reasons: [/neither email nor phone/] }
      ],
      contacts: [{ contact: { email: 'ada@deo.com' }, history: [{ position: 1 }] }],
      faults: [{ status: 503, left: 2 }]
    })
    t.equal(record.exchanges.length, 2)
    t.equal(record.contacts.length, 1)
    t.equal(replay, record.replay)
    const { log }: Har = JSON.parse(readFileSync(files[2] as string, 'utf8'))
    t.match(log, {
      version: '1.2',
      entries: [
        {
          request: { method: 'POST', url: `${emulator.baseUrl}/contacts`, postData: { text: '{"email":"ada@deo.com"}' } },
          response: { status: 200 }
        },
        { response: { status: 422 } }
      ]
    })
    const html = readFileSync(files[0] as string, 'utf8')
    t.match(html, /<script type="application\/json" id="record">\{"title":null/)
    t.match(summary, /^### GoHighLevel emulator: what failed\n\n2 requests, 1 refused, 1 contact stored, 1 fault still armed\n/)
  },
  REPEATABLE
)

t.test('with a title it is in a folder of its own, whose name is safe and the same each time', async (t) => {
  await using emulator = await startEmulator()
  const folder = t.testdir()
  const title = `../../etc: "a lead" > ${'becomes '.repeat(40)}ein Kontakt/..`
  const one = await emulator.evidence(folder, { title })
  await post(emulator, { email: 'ada@deo.com' })
  const again = await emulator.evidence(folder, { title })
  const other = await emulator.evidence(folder, { title: `${title}!` })
  const blank = await emulator.evidence(folder, { title: '…' })
  t.equal(one.folder, again.folder)
  t.equal(recordIn(again.folder).exchanges.length, 1, 'what was there is replaced')
  t.equal(recordIn(again.folder).title, title)
  t.equal(new Set([one, other, blank].map((each) => each.folder)).size, 3)
  for (const name of readdirSync(folder)) t.match(name, /^(etc-a-lead-becomes[A-Za-z-]{1,70}-)?[0-9a-f]{8}$/)
  t.match(one.summary, '/etc-a-lead-')
})

t.test('of all locations it has what came with any key, and what came without', async (t) => {
  await using emulator = await startEmulator()
  await post(emulator, { email: 'ada@deo.com' })
  await post(emulator.location(), { email: 'bob@deo.com' })
  await post(emulator, { email: 'eve@deo.com' }, '/contacts', 'stranger')
  const folder = t.testdir()
  await emulator.evidence(folder, { all: true })
  const { exchanges, contacts, locationId } = recordIn(folder)
  t.same(
    exchanges.map(({ position }) => position),
    [1, 2, 3]
  )
  t.equal(contacts.length, 2)
  t.equal(locationId, null)
  await emulator.evidence(folder)
  t.match(recordIn(folder).notes, [/^Requests without an accepted key are of no location.* There were 1\.$/])
})

t.test('it says which requests, contacts and faults it does not hold, and why', async (t) => {
  await using emulator = await startEmulator({ journalLimit: 1002, locationLimit: 1 })
  await emulator.addContacts(...Array.from({ length: 202 }, (_, number) => ({ email: `${number}@deo.com` })))
  for (let number = 0; number < 101; number++) await emulator.fail({ status: 503, match: { body: { number } } })
  const folder = t.testdir()
  const one = 'POST /v1/none HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer test-key\r\nContent-Length: 0\r\n'
  const socket = connect(Number(new URL(emulator.url).port), '127.0.0.1')
  socket.write(`${`${one}\r\n`.repeat(1003)}${one}Connection: close\r\n\r\n`)
  await once(socket.resume(), 'end')
  await emulator.evidence(folder)
  const { notes, exchanges, contacts, faults, dropped } = recordIn(folder)
  t.match(notes.slice(0, 4), [
    'Requests up to #2 are gone from the journal: a journal keeps 1002 exchanges; raise --journal-limit (journalLimit).',
    '2 older requests are left out: a record holds 1000 requests and 1 MiB.',
    '2 older contacts are left out: a record holds 200 contacts.',
    '1 armed fault is left out: a record holds 100 faults.'
  ])
  t.same([exchanges.length, exchanges[0]?.seq, dropped, contacts.length, faults.length], [1000, 5, 4, 200, 100])
})

t.test('of large requests it holds those that fit, the newest ones', async (t) => {
  await using emulator = await startEmulator()
  for (let number = 0; number < 7; number++) await post(emulator, { email: `${number}@deo.com`, note: 'x'.repeat(900_000) })
  const folder = t.testdir()
  await emulator.evidence(folder)
  const { notes, exchanges } = recordIn(folder)
  t.match(notes[0], /^\d older requests are left out/)
  t.ok(exchanges.length > 0 && exchanges.length < 7)
  t.equal(exchanges.at(-1)?.seq, 7)
})

t.test('it says where what a location held was let go for want of room', async (t) => {
  await using emulator = await startEmulator({ locationLimit: 1 })
  const other = emulator.location()
  await post(emulator, { email: 'ada@deo.com' })
  await post(other, { email: 'bob@deo.com' })
  const folder = t.testdir()
  await other.evidence(folder, { all: true })
  t.match(recordIn(folder).notes.join(), /1 locations are gone: there was no room for so many locations/)
})

t.test('where a seed or a clock was not set it says what another run does not have', async (t) => {
  const folder = t.testdir()
  await using emulator = await startEmulator()
  await emulator.evidence(folder)
  t.match(recordIn(folder).notes, [/^No seed was set, so another run makes other ids/, /^No clock was set, so another run has other dates/])
})

t.test('the page loads nothing, and nothing in it ends an element or runs', async (t) => {
  await using emulator = await startEmulator()
  await post(emulator, { email: 'ada@deo.com', firstName: '</script><script>alert(1)</script><!--' })
  const folder = t.testdir()
  await emulator.evidence(folder, { title: '</script><img src=x onerror=alert(1)>' })
  const [name = ''] = readdirSync(folder)
  const html = readFileSync(join(folder, name, 'evidence.html'), 'utf8')
  t.equal(html.match(/<script/g)?.length, 2)
  t.equal(html.match(/<\/script/g)?.length, 2)
  t.notMatch(html, /<!--|<img|src="|href="(?!data:image\/svg\+xml;base64,)/)
  t.match(html, /content="default-src 'none'; script-src 'sha256-[\w+/=]+'; style-src 'sha256-[\w+/=]+'; img-src data:; base-uri 'none'/)
  const [, data = ''] = /id="record">(.*?)<\/script>/s.exec(html) ?? []
  t.same(JSON.parse(data), recordIn(join(folder, name)))
})

const CANARIES = {
  named: 'canary-named-0001',
  other: 'canary-other-0002',
  agency: 'canary-agency-0003',
  control: 'canary-control-0004',
  password: 'canary-password-0005',
  argument: 'canary-argument-0006'
}

t.test('no key is in it, wherever one was written', async (t) => {
  const { named, other, agency, control, password, argument } = CANARIES
  const options: EmulatorOptions = { apiKeys: [named, `${other}=location-2`, 'open-*'], agencyKeys: [agency], controlKey: control }
  await using emulator = await startEmulator(options)
  const all = Object.values(CANARIES)
  for (const key of [named, other, control]) {
    await post(emulator, { email: 'ada@deo.com', firstName: key, customField: { [key]: key }, apiKey: key, password, tags: [key] })
    await post(emulator, { phone: key }, `/contacts?api_key=${argument}&note=${key}`)
    await post(emulator, `{"apiKey":"${argument}`, `/${key}`, key)
    await emulator.addContacts({ email: 'in@deo.com', lastName: `x ${key}`, customField: [{ id: 'f', value: key }] })
    await emulator.fail({ status: 503, body: { key }, headers: { 'x-note': key }, match: { body: { email: key } } })
  }
  const folder = t.testdir()
  const run = {
    command: [
      ...[
        'program',
        '--token',
        argument,
        `--api-key=${argument}`,
        `PASSWORD=${argument}`,
        named,
        `https://user:${argument}@deo.com/?key=${argument}`
      ],
      ...[
        `curl -H "Authorization: Bearer ${argument}" -H 'X-Api-Key: ${argument}' --secret ${argument} ; TOKEN="${argument} ${argument}" run`
      ]
    ],
    exitCode: 1
  }
  const texts: string[] = []
  for (const of of [emulator, emulator.location(other)])
    for (const each of [false, true]) {
      const { files, replay, summary } = await of.evidence(folder, { title: `with ${named} and ${control}`, all: each, run })
      texts.push(replay, summary, ...files.map((file) => readFileSync(file, 'utf8')))
    }
  t.ok(texts.every((text) => text.length > 0))
  t.match(texts[0], "--api-key '<api key>' --api-key '<api key>' --api-key 'open-*' --agency-key '<api key>' -- program --token")
  for (const canary of all)
    t.same(
      texts
        .filter((text) => text.includes(canary))
        .map((text) => text.slice(Math.max(0, text.indexOf(canary) - 100), text.indexOf(canary) + 40)),
      [],
      canary
    )
})

t.test('the evidence is written into no folder but its own, whoever answers', async (t) => {
  const { writeEvidence } = await import('../../src/evidence/write.js')
  const folder = t.testdir({ in: {} })
  const texts = { html: '', json: '', har: '', summary: '', replay: '' }
  t.throws(() => writeEvidence(join(folder, 'in'), { ...texts, name: '../out' }), { message: /it names a folder "..\/out"/ })
  t.notOk(existsSync(join(folder, 'out')))
})

t.test('a folder that cannot be written is told', async (t) => {
  await using emulator = await startEmulator()
  const file = join(t.testdir(), 'file')
  writeFileSync(file, '')
  await t.rejects(emulator.evidence(file), { code: 'EEXIST' })
  await t.rejects(emulator.evidence(join(file, 'in')), { code: 'ENOTDIR' })
})

t.test('over HTTP it is asked for without a folder, and the line has no options where none are known', async (t) => {
  const { http } = await createApp(settingsOfCall())
  t.teardown(() => http.close())
  const { statusCode, payload } = await http.inject({ method: 'POST', url: '/_emulator/evidence', payload: {} })
  t.equal(statusCode, 200)
  const { name, replay, summary } = JSON.parse(payload)
  t.same([name, replay], ['', 'npx go-high-level-emulator'])
  t.match(summary, '\n\nFiles: evidence.html, evidence.json, evidence.har\n')
})
