import t from 'tap'
import { connectEmulator, type Emulator, explore, type GivenRun, startEmulator } from '../../src/index.js'
import { overBothTransports } from '../emulators.js'

type Given = Pick<GivenRun, 'baseUrl' | 'apiKey'>

/** Calls the API as a program does, which waits for an answer so long. */
async function call({ baseUrl, apiKey }: Given, method: string, path: string, body?: object): Promise<{ status: number; body: string }> {
  const headers = { authorization: `Bearer ${apiKey}` }
  const signal = AbortSignal.timeout(1000)
  const answer = await fetch(baseUrl + path, { method, headers, signal, ...(body && { body: JSON.stringify(body) }) })
  return { status: answer.status, body: await answer.text() }
}

const lead = (given: Given, email: string) => call(given, 'POST', '/contacts', { email })

/** A program that fails where a lead is not taken. */
async function careful(given: Given): Promise<void> {
  for (const email of ['a@b.c', 'b@b.c']) {
    const { status } = await lead(given, email)
    if (status !== 200) throw new Error(`it answered ${status} to ${given.apiKey}`)
  }
}

/** A program that sends again at once whatever fails, and never says so. */
async function careless(given: Given): Promise<void> {
  for (let attempt = 0; attempt < 2; attempt++) {
    const answer = await lead(given, 'a@b.c').catch(() => undefined)
    if (answer && answer.status < 500) return
  }
}

const verdictsOf = ({ runs }: Awaited<ReturnType<typeof explore>>) => runs.map(({ name, verdict }) => `${name} ${verdict}`)

overBothTransports('a careful program has no findings, and each run has a verdict', async (t, emulator) => {
  const seen: string[] = []
  const exploration = await explore({ run: careful, emulator, jobs: 4, onRun: ({ run, of }) => seen.push(`${run.name} of ${of}`) })
  t.same(exploration.findings, [])
  t.match(exploration.requests, [
    { number: 1, method: 'POST', path: '/v1/contacts', about: 'a@b.c' },
    { number: 2, about: 'b@b.c' }
  ])
  t.same(verdictsOf(exploration), [
    ...['1:rate-limited noticed', '1:vendor-down noticed', '1:refused-key noticed', '1:late noticed', '1:cut-before noticed'],
    ...['1:cut-after-store noticed', '1:truncated noticed', '1:store-then-500 noticed'],
    ...['2:rate-limited noticed', '2:vendor-down noticed', '2:refused-key noticed', '2:late noticed', '2:cut-before noticed'],
    ...['2:cut-after-store noticed', '2:truncated noticed', '2:store-then-500 noticed']
  ])
  t.equal(exploration.runs[0]?.sentence, 'it answered 429 to [redacted]', 'and no sentence has a key')
  t.same(seen.sort()[0], '1:cut-after-store of 16')
  t.same(await emulator.requests(), [], 'the location of the emulator is left alone')
})

t.test('a careless program loses a lead, and has it stored twice', async (t) => {
  await using emulator = await startEmulator()
  const exploration = await explore({ run: careless, emulator, jobs: 8 })
  t.same(
    verdictsOf(exploration),
    [
      ...['1:rate-limited lost', '1:vendor-down lost', '1:refused-key lost', '1:late doubled', '1:cut-before recovered'],
      ...['1:cut-after-store doubled', '1:truncated lost', '1:store-then-500 doubled']
    ].map((told) => told.replace('truncated lost', 'truncated doubled'))
  )
  t.equal(exploration.findings.length, 7)
})

/** Sends a lead to version 2 of the API, and again where the answer is lost; it says nothing. */
async function carelessAtV2({ env }: GivenRun): Promise<void> {
  const { GHL_EMULATOR_URL, GHL_API_KEY, GHL_LOCATION_ID } = env
  const headers = { authorization: `Bearer ${GHL_API_KEY}`, version: '2021-07-28', 'content-type': 'application/json' }
  const body = JSON.stringify({ locationId: GHL_LOCATION_ID, email: 'a@b.c' })
  for (let attempt = 0; attempt < 2; attempt++) {
    const signal = AbortSignal.timeout(1000)
    const answer = await fetch(`${GHL_EMULATOR_URL}/contacts/`, { method: 'POST', headers, body, signal }).catch(() => undefined)
    if (answer && answer.status < 500) return
  }
}

t.test('a program of version 2 is explored too: what it sends again after a lost reply is refused there as a duplicate', async (t) => {
  await using emulator = await startEmulator()
  const exploration = await explore({ run: carelessAtV2, emulator, jobs: 8 })
  t.match(exploration.requests, [{ number: 1, method: 'POST', path: '/contacts', about: 'a@b.c' }])
  t.same(verdictsOf(exploration), [
    ...['1:rate-limited lost', '1:vendor-down lost', '1:refused-key lost', '1:late recovered', '1:cut-before recovered'],
    ...['1:cut-after-store recovered', '1:truncated recovered', '1:store-then-500 recovered']
  ])
})

t.test('the same is found each time, with a seed and a clock that stands still', async (t) => {
  const explored = async () => {
    await using emulator = await startEmulator({ randomSeed: 'x', clock: '2026-01-01T00:00:00Z' })
    return await explore({ run: careless, emulator, jobs: 4 })
  }
  t.strictSame(await explored(), await explored())
})

overBothTransports(
  'a program that uses a key of its own is run one after the other, and what was there is there again',
  async (t, emulator) => {
    await emulator.addContacts({ email: 'old@b.c' })
    const { apiKey, baseUrl } = emulator
    let running = 0
    const run = async ({ apiKey: given }: Given) => {
      t.equal(++running, 1)
      await lead({ baseUrl, apiKey }, 'a@b.c').finally(() => running--)
      return given
    }
    const faults = ['cut-before', 'cut-after-store'] as const
    const exploration = await explore({ run, emulator, jobs: 4, faults: [...faults] })
    t.same(verdictsOf(exploration), ['1:cut-before noticed', '1:cut-after-store noticed'])
    t.match(await emulator.contacts(), [{ email: 'old@b.c' }])
    t.equal((await emulator.contacts()).length, 1)
  }
)

t.test('where every key is named there is one location for all runs', async (t) => {
  await using emulator = await startEmulator({ apiKeys: ['named'] })
  t.same(verdictsOf(await explore({ run: careful, emulator, only: ['2:late'] })), ['2:late noticed'])
})

t.test('so it is where a longer key would open the same location', async (t) => {
  const claims = Buffer.from(JSON.stringify({ location_id: 'hKVUYjfYJVPgCQmWbWDr' })).toString('base64url')
  const apiKey = `e30.${claims}.x`
  await using started = await startEmulator({ apiKeys: ['*'] })
  await using emulator = await connectEmulator(started.url, { apiKey })
  const keys = new Set<string>()
  const run = (given: Given) => careful(given).finally(() => keys.add(given.apiKey))
  t.same(verdictsOf(await explore({ run, emulator, only: ['1:late'] })), ['1:late noticed'])
  t.same([...keys], [apiKey])
})

t.test('each run begins with what the location holds', async (t) => {
  await using emulator = await startEmulator()
  await emulator.addContacts({ email: 'old@b.c' })
  const run = async (given: Given) => {
    const { contacts } = JSON.parse((await call(given, 'GET', '/contacts')).body)
    if (contacts.length !== 1) throw new Error(`${contacts.length} contacts`)
    await lead(given, 'a@b.c')
  }
  t.same(verdictsOf(await explore({ run, emulator, only: ['2:cut-before'] })), ['2:cut-before noticed'])
})

t.test('a program that waits without end is hung, and is told to stop', async (t) => {
  await using emulator = await startEmulator()
  let stopped = 0
  const run = async ({ baseUrl, apiKey, signal }: GivenRun) => {
    signal.addEventListener('abort', () => stopped++)
    const init = { method: 'POST', headers: { authorization: `Bearer ${apiKey}` }, body: '{"email":"a@b.c"}' }
    await fetch(`${baseUrl}/contacts`, { ...init, signal })
  }
  const { findings } = await explore({ run, emulator, faults: ['late'], runTimeoutMs: 1200 })
  t.match(findings, [{ name: '1:late', verdict: 'hung', sentence: 'it had not ended after 1.2 s' }])
  t.ok(stopped > 0)
})

t.test('one that does not even stop is left behind', async (t) => {
  await using emulator = await startEmulator()
  const run = (given: Given) => lead(given, 'a@b.c').catch(() => new Promise(() => {}))
  const { findings } = await explore({ run, emulator, faults: ['cut-before'], runTimeoutMs: 1500 })
  t.match(findings, [{ verdict: 'hung' }])
})

t.test('a program that tries without end is ended when it is a storm', async (t) => {
  await using emulator = await startEmulator()
  const run = async (given: GivenRun) => {
    for (let status = 0; status !== 200 && !given.signal.aborted; ) status = (await lead(given, 'a@b.c')).status
  }
  const { findings } = await explore({ run, emulator, faults: ['vendor-down', 'rate-limited'], mostTries: 5 })
  t.match(findings, [
    { verdict: 'stormed', sentence: 'it tried more than 5 times' },
    { verdict: 'stormed', sentence: 'it tried again sooner than Retry-After asks, which is 1 s' }
  ])
})

t.test('a program whose requests differ is told so, and no run with such a request is called recovered', async (t) => {
  await using emulator = await startEmulator()
  let count = 0
  const run = async (given: Given) => {
    await lead(given, 'a@b.c')
    await lead(given, `${++count}@b.c`)
  }
  const exploration = await explore({ run, emulator, faults: ['cut-before'] })
  t.equal(exploration.differs, 'request 2, POST /v1/contacts, did not come again: body.email is "a@b.c", wanted "1@b.c"')
  t.same(verdictsOf(exploration), ['1:cut-before noticed'])

  let runs = 0
  const later = async (given: Given) => lead(given, ++runs > 2 ? 'z@b.c' : 'a@b.c')
  t.match((await explore({ run: later, emulator, faults: ['vendor-down'] })).runs, [
    { verdict: 'different', sentence: 'request 1, POST /v1/contacts, did not come again: body.email is "z@b.c", wanted "a@b.c"' }
  ])
})

t.test('a program that crashes says so by the name of its error', async (t) => {
  await using emulator = await startEmulator()
  const run = (given: Given) =>
    lead(given, 'a@b.c').catch(() => {
      throw Object.assign(new Error('SIGSEGV'), { name: 'Crash' })
    })
  t.match((await explore({ run, emulator, faults: ['cut-before'] })).runs, [{ verdict: 'crashed', sentence: 'SIGSEGV' }])
})

t.test('a program that fails undisturbed, sends nothing or takes too long is told so', async (t) => {
  await using emulator = await startEmulator()
  const refused: [run: () => unknown, code: string, message: RegExp][] = [
    [() => Promise.reject('no'), 'undisturbed', /^undisturbed, it must say that all is well: no$/],
    [() => new Promise((resolve) => setTimeout(resolve, 1500)), 'undisturbed', /all is well: it had not ended after 0\.1 s$/],
    [() => {}, 'no-requests', /^undisturbed, it sent no request to the emulator; it must take the address from GHL_BASE_URL$/]
  ]
  const elsewhere = (given: Given) => call(given, 'GET', '/kontacts')
  await t.rejects(explore({ run: elsewhere, emulator }), {
    code: 'no-requests',
    message: 'no request of two undisturbed runs is the same: no route serves any'
  })
  for (const [run, code, message] of refused)
    await t.rejects(explore({ run, emulator, runTimeoutMs: 100 }), { name: 'EmulatorError', code, message })
})

t.test('it ends when its signal is aborted, and the run that is under way with it', async (t) => {
  await using emulator = await startEmulator()
  const aborting = new AbortController()
  const run = (given: GivenRun) => {
    if (given.name === '1:late') setTimeout(() => aborting.abort(new Error('enough')), 50)
    return lead(given, 'a@b.c').catch(() => new Promise((_, reject) => given.signal.addEventListener('abort', reject)))
  }
  await t.rejects(explore({ run, emulator, signal: aborting.signal, faults: ['late', 'truncated'] }), { message: 'enough' })
  await t.rejects(explore({ run, emulator, signal: aborting.signal }), { message: 'enough' })
})

t.test('a run that takes longer than a look at the journal is watched to its end', async (t) => {
  await using emulator = await startEmulator()
  const run = async (given: Given) => {
    await lead(given, 'a@b.c')
    await new Promise((resolve) => setTimeout(resolve, 1100))
    await lead(given, 'b@b.c')
  }
  t.match(await explore({ run, emulator, only: ['1:cut-before'] }), {
    requests: [{ number: 1 }, { number: 2 }],
    runs: [{ verdict: 'noticed' }]
  })
})

t.test('notes are judged by what was carried out', async (t) => {
  await using emulator: Emulator = await startEmulator()
  const run = async (given: Given) => {
    const { contact } = JSON.parse((await lead(given, 'a@b.c')).body)
    const note = () => call(given, 'POST', `/contacts/${contact.id}/notes`, { body: 'Call him' }).catch(() => ({ status: 500 }))
    if ((await note()).status >= 500) await note()
  }
  t.same(verdictsOf(await explore({ run, emulator, only: ['2:cut-after-store', '2:rate-limited', '2:cut-before'] })), [
    '2:rate-limited lost',
    '2:cut-before recovered',
    '2:cut-after-store doubled'
  ])
})
