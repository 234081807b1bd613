import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { connectEmulator, type Emulator, EmulatorError, type LocationClient, startEmulator } from '../../src/index.js'

const jwt = (claim: string) =>
  `test-${Buffer.from('{}').toString('base64url')}.${Buffer.from(JSON.stringify({ location_id: claim })).toString('base64url')}.x`
const KEYS = [
  'test-a',
  'test-b',
  'named',
  'stranger',
  '',
  'test-ключ',
  'test-a\nb',
  ' test-a',
  jwt('constructor'),
  jwt('__proto__'),
  jwt('C2QujeCh8ZnC7al2InWR')
]
const KEY_RULES = [['test-*'], ['named=C2QujeCh8ZnC7al2InWR', 'test-*'], ['named']]

/** An emulator while a script runs: what the commands have made of it. */
class Session {
  readonly emulator: Emulator
  readonly locations: LocationClient[]
  readonly waits: { outcome: Promise<unknown>; caller: AbortController }[] = []

  constructor(emulator: Emulator) {
    this.emulator = emulator
    this.locations = [emulator]
  }

  isClosed = false

  /** Starts a wait for what never comes. */
  begin(wait: (signal: AbortSignal) => Promise<unknown>): void {
    const caller = new AbortController()
    this.waits.push({ outcome: outcomeOf(() => wait(caller.signal)), caller })
  }

  /** Ends what waits, as its callers would. */
  async abort(): Promise<unknown> {
    for (const { caller } of this.waits) caller.abort()
    return Promise.all(this.waits.splice(0).map(({ outcome }) => outcome))
  }
}

type Command = (session: Session, location: LocationClient) => unknown

/** What comes of a call, without what differs from one emulator to the next: its port. */
async function outcomeOf(call: () => unknown): Promise<unknown> {
  try {
    return { value: await call() }
  } catch (error) {
    const { name, message, code } = error as EmulatorError
    return { isOurs: error instanceof EmulatorError, name, code, message }
  }
}

async function post({ baseUrl, apiKey }: LocationClient, body: unknown): Promise<unknown> {
  const headers = { authorization: `Bearer ${apiKey}`, connection: 'close' }
  const answer = await fetch(`${baseUrl}/contacts`, { method: 'POST', headers, body: JSON.stringify(body) })
  return [answer.status, await answer.text()]
}

const EMAILS = ['a@b.c', 'b@b.c']
const EARLIER = { timeoutMs: 0 }
const NEVER = { match: { body: { email: 'never' } }, options: { timeoutMs: 60_000 } }
const odd = <Value>(...values: unknown[]) => fc.constantFrom(...(values as Value[]))

const email = fc.constantFrom(...EMAILS)
const since = fc.constantFrom(0, 1, 2, -1, 1.5, Number.NaN, 1e20)
const cyclic: Record<string, unknown> = {}
cyclic.self = cyclic
const match = odd<object>(
  {},
  { body: { email: 'a@b.c' } },
  { status: 422 },
  { bdy: 1 },
  { body: { email: undefined } },
  { status: 'x' },
  { body: cyclic }
)
const contact = odd<object>({ email: 'a@b.c' }, { id: 'given', phone: '1' }, { emial: 'a' }, { email: 1 }, { phone: 1n }, cyclic)
const fault = odd<{ status: number }>(
  { status: 500 },
  { status: 429, times: 2 },
  { status: 418 },
  {},
  { staus: 500 },
  { status: 500, times: 'always', match: { method: 'GET' } }
)
const id = fc.constantFrom('fault-1', 'fault-2', 'none', '', '.', '..', 'a/b?c#d', '\ud800')
const time = odd<string>('2026-02-01T00:00:00Z', 'soon', '2026-02-01', new Date(0), new Date(Number.NaN), 5)

const COMMANDS: fc.Arbitrary<Command>[] = [
  fc
    .oneof(fc.record({ email }), fc.constantFrom({}, { email: 1 }))
    .map((body) => (session, location) => session.isClosed || post(location, body)),
  fc.constantFrom(...KEYS, undefined).map((apiKey) => ({ emulator, locations }) => {
    const location = emulator.location(apiKey)
    locations.push(location)
    return { ...location, url: undefined, baseUrl: undefined }
  }),
  fc.constant<Command>((_session, location) => location.contacts()),
  fc.array(contact, { maxLength: 2 }).map((contacts) => (_session, location) => location.addContacts(...contacts)),
  since.map((since) => async (_session, location) => {
    const exchanges = await location.requests({ since })
    return exchanges.map((exchange) => JSON.stringify(exchange).replaceAll(new URL(location.url).port, 'PORT'))
  }),
  since.map((seq) => async (_session, location) => (await location.explain(seq)).steps),
  fc.tuple(match, since).map(
    ([match, since]) =>
      async (_session, location) =>
        (await location.waitForRequest(match, { ...EARLIER, since })).seq
  ),
  match.map((match) => (_session, location) => location.waitForContact(match, EARLIER)),
  odd<number>(0, -1, 1e9, 0.5, 'x').map((timeoutMs) => (_session, location) => location.waitForContact({ email: 'never' }, { timeoutMs })),
  fc
    .constantFrom(0, 60_000, -1, 1e9)
    .map((quietMs) => (_session, location) => location.idle({ quietMs, timeoutMs: quietMs === 0 ? 2000 : 0 })),
  fault.map((fault) => (_session, location) => location.fail(fault)),
  fc.constant<Command>((_session, location) => location.faults()),
  id.map((id) => (_session, location) => location.disarm(id)),
  fc.constant<Command>((_session, location) => location.clearFaults()),
  fc.constant<Command>((_session, location) => location.now()),
  time.map((time) => (_session, location) => location.setClock(time)),
  odd<number>(1, -1, 1e15, 0.5, Number.NaN, '1').map((ms) => (_session, location) => location.advanceClock(ms)),
  fc.boolean().map((all) => async (session, location) => [await session.abort(), await location.reset({ all })]),
  fc.constant<Command>((session, location) =>
    session.begin((signal) => location.waitForRequest(NEVER.match, { ...NEVER.options, signal }))
  ),
  fc.constant<Command>((session, location) =>
    session.begin((signal) => location.waitForContact({ email: 'never' }, { ...NEVER.options, signal }))
  ),
  fc.constant<Command>((session, location) => session.begin((signal) => location.idle({ quietMs: 60_000, timeoutMs: 60_000, signal }))),
  fc.constant<Command>((session) => session.abort()),
  fc.constant<Command>((_session, location) => location.waitForRequest({}, { signal: AbortSignal.abort() })),
  fc.constant<Command>((_session, location) => location.waitForRequest({}, { signal: AbortSignal.abort(new Error('enough')) }))
]
const close = fc.constant<Command>((session) => {
  session.isClosed = true
  return session.emulator.close()
})

const step = fc.record({
  at: fc.nat(9),
  command: fc.oneof({ weight: 40, arbitrary: fc.oneof(...COMMANDS) }, { weight: 1, arbitrary: close })
})

async function run(emulator: Emulator, steps: { at: number; command: Command }[]): Promise<unknown[]> {
  const session = new Session(emulator)
  const outcomes: unknown[] = []
  for (const { at, command } of steps) {
    const location = session.locations[at % session.locations.length] as LocationClient
    outcomes.push(await outcomeOf(() => command(session, location)))
  }
  await emulator.close()
  outcomes.push(await Promise.all(session.waits.map(({ outcome }) => outcome)))
  return outcomes
}

t.test('whatever is asked of it, an emulator in this process and a connection to one give the same answers and errors', async () => {
  const script = fc.record({ apiKeys: fc.constantFrom(...KEY_RULES), steps: fc.array(step, { maxLength: 30 }) })
  await fc.assert(
    fc.asyncProperty(script, async ({ apiKeys, steps }) => {
      const options = { apiKeys, randomSeed: 'seed', clock: '2026-01-01T00:00:00Z' }
      await using inProcess = await startEmulator(options)
      await using elsewhere = await startEmulator(options)
      await using connected = await connectEmulator(elsewhere.url, { apiKey: inProcess.apiKey })
      assert.deepEqual(await run(connected, steps), await run(inProcess, steps))
    }),
    { numRuns: 25 }
  )
})
