import type { LocationClient } from '../client.js'
import type { Fault } from '../faults/fault.js'
import type { Exchange } from '../journal/exchange.js'
import { programVariables } from '../transport/program-variables.js'
import type { Ended, GivenRun, Observed, Seen } from './run.js'

interface Bounds {
  timeoutMs: number
  /** Whether what came is a storm already, so that the run is to be ended. */
  isStorm: (came: readonly Exchange[]) => boolean
  /** Ends all runs. */
  signal: AbortSignal
}

type Run = (given: GivenRun) => unknown

const QUIET = { quietMs: 20, timeoutMs: 500 }
const TO_END_MS = 2000
const LOOKS_FOR_MS = 1000

/** Runs once in a location, which is reset at the end. */
export async function runOnce(
  place: LocationClient,
  fault: Fault | undefined,
  { run, name, timeoutMs, isStorm, signal }: { run: Run; name: string } & Bounds
): Promise<Observed> {
  signal.throwIfAborted()
  const armed = fault && (await place.fail(fault))
  const stop = new AbortController()
  const seen: Seen[] = []
  const watched = watch(place, stop.signal, (one) => {
    seen.push(one)
    if (isStorm(seen.map(({ exchange }) => exchange))) stop.abort({ how: 'stormed' })
  })
  const { apiKey, baseUrl } = place
  const env = programVariables(place)
  const interrupt = () => stop.abort({ how: 'failed', why: 'it was interrupted' })
  signal.addEventListener('abort', interrupt)
  const ended = await endOf((signal) => run({ baseUrl, apiKey, env, name, signal }), stop, timeoutMs)
  signal.removeEventListener('abort', interrupt)
  // What hung up last is still to be noted; what waits for a late answer without end is not.
  await place.idle(QUIET).catch(() => {})
  stop.abort()
  await watched
  const at = performance.now()
  const known = new Set(seen.map(({ exchange }) => exchange.seq))
  const rest = (await place.requests()).filter(({ seq }) => !known.has(seq)).map((exchange) => ({ exchange, at }))
  const contacts = await place.contacts()
  const isLeft = (await place.faults()).some(({ id, left }) => id === armed?.id && left !== 'always')
  const all = [...seen, ...rest]
  const fired = !isLeft && (fault?.times !== 'always' || all.some(({ exchange }) => exchange.fault?.times === 'always'))
  await place.reset()
  signal.throwIfAborted()
  return { ended, fired, seen: all, contacts }
}

/** How a run ends; when it is stopped it is waited for, though not without end. */
async function endOf(run: (signal: AbortSignal) => unknown, stop: AbortController, timeoutMs: number): Promise<Ended> {
  const ended = Promise.resolve(stop.signal)
    .then(run)
    .then((): Ended => ({ how: 'well' }), endedBy)
  const stopped = new Promise<Ended>((resolve) => stop.signal.addEventListener('abort', () => resolve(stop.signal.reason)))
  const first = await within(timeoutMs, Promise.race([ended, stopped]), () => stop.abort({ how: 'hung', afterMs: timeoutMs }))
  if (stop.signal.aborted) await within(TO_END_MS, ended)
  return first ?? stop.signal.reason
}

/** What a promise resolves with, undefined where the time is over before. */
async function within<Value>(ms: number, promise: Promise<Value>, over = () => {}): Promise<Value | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(over() as undefined), ms)
  })
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}

function endedBy(error: unknown): Ended {
  const { name, message } = error instanceof Error ? error : new Error(String(error))
  return { how: name === 'Crash' ? 'crashed' : 'failed', why: message }
}

/** Tells each exchange as it comes, until the signal. */
async function watch(place: LocationClient, signal: AbortSignal, tell: (seen: Seen) => void): Promise<void> {
  for (let since = 0; !signal.aborted; ) {
    const next = place.waitForRequest({}, { since, timeoutMs: LOOKS_FOR_MS, signal })
    // That nothing came is no matter; of what else is wrong another call tells.
    const exchange = await next.catch(({ code }) => (code === 'timeout' ? undefined : null))
    if (exchange === null) return
    if (exchange === undefined) continue
    since = exchange.seq
    tell({ exchange, at: performance.now() })
  }
}
