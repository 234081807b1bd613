import type { LocationClient } from '../client.js'
import { withoutPrefix } from '../http/paths.js'
import { sentenceWithoutKey } from '../http/redaction.js'
import type { Exchange } from '../journal/exchange.js'
import type { LocationSnapshot } from '../locations/location-snapshot.js'
import { EmulatorError } from '../transport/transport.js'
import type { Exploration, ExploredRun } from './exploration.js'
import { judge } from './judge.js'
import { type Asked, asked, type ExploreOptions } from './options.js'
import { caseOf, faultFor, type Planned, planOf } from './plan.js'
import type { Observed } from './run.js'
import { runOnce } from './run-once.js'
import { nameOf } from './shape.js'
import { triesOf } from './storm.js'
import { inBoth, type Undisturbed } from './undisturbed.js'
import { FINDINGS } from './verdict.js'

/** Where runs take place. */
export interface Ground {
  /** How many at once. */
  jobs: number
  /** A location in its state at the start. */
  open: (name: string) => Promise<LocationClient>
  /** Leaves it as it was before. */
  leave?: () => Promise<void>
}

const UNDISTURBED = 'undisturbed'
const LONGEST_RUN_MS = 540_000
const SHORTEST_TIMEOUT_MS = 30_000
const TIMES_UNDISTURBED = 10

/**
 * Runs a program with every fault at every request.
 * @param elsewhere where a program sends to that does not use the key it is given
 */
export async function exploreEveryRun(
  options: ExploreOptions,
  elsewhere: (jobs: number) => Promise<Ground[]> = async () => []
): Promise<Exploration> {
  const given = asked(options)
  const { emulator } = given
  const from = await emulator.snapshot()
  const begunAt = performance.now()
  const { ground, first } = await groundOf(given, [...apart(given, from), inPlace(emulator, from)], elsewhere)
  const ms = performance.now() - begunAt
  const timeoutMs =
    given.runTimeoutMs ?? Math.min(LONGEST_RUN_MS, Math.max(SHORTEST_TIMEOUT_MS, Math.ceil((ms * TIMES_UNDISTURBED) / 1000) * 1000))
  const undisturbed = inBoth(whatCame(first), whatCame(await undisturbedRun(given, ground, timeoutMs)))
  if (undisturbed.requests.length === 0)
    throw new EmulatorError(
      'no-requests',
      `no request of two undisturbed runs is the same: ${undisturbed.differs ?? 'no route serves any'}`
    )
  const planned = planOf(undisturbed, given)
  const runs: ExploredRun[] = []
  await inParallel(ground.jobs, planned, async (one, index) => {
    const run = await exploredRun(one, undisturbed, given, ground, timeoutMs)
    runs[index] = run
    given.onRun({ run, of: planned.length })
  })
  await ground.leave?.()
  const requests = undisturbed.requests.map(({ number, exchange: { request } }) => ({
    number,
    method: request.method,
    path: withoutPrefix(request.path),
    about: nameOf(Object(request.body))
  }))
  const findings = runs.filter(({ verdict }) => FINDINGS.includes(verdict))
  return { requests, runs, findings, ...(undisturbed.differs !== undefined && { differs: undisturbed.differs }) }
}

async function exploredRun(one: Planned, undisturbed: Undisturbed, given: Asked, ground: Ground, timeoutMs: number): Promise<ExploredRun> {
  const { run, signal, mostTries } = given
  const name = caseOf(one)
  const place = await ground.open(name.replace(':', '-'))
  const { exchange } = undisturbed.requests.find(({ number }) => number === one.request) as Undisturbed['requests'][number]
  const isStorm = (came: readonly Exchange[]) => triesOf(exchange, undisturbed, came) > mostTries
  const observed = await runOnce(place, faultFor(one, undisturbed, timeoutMs), { run, name, timeoutMs, isStorm, signal })
  const { verdict, sentence } = judge(one.request, undisturbed, observed, mostTries)
  return { ...one, name, verdict, sentence: sentenceWithoutKey(sentence, place.apiKey) }
}

/** The first of these to which the program sends something, undisturbed, and what it did. */
async function groundOf(
  given: Asked,
  grounds: readonly Ground[],
  elsewhere: (jobs: number) => Promise<Ground[]>
): Promise<{ ground: Ground; first: Observed }> {
  const timeoutMs = given.runTimeoutMs ?? LONGEST_RUN_MS
  for (const ground of grounds) {
    const first = await undisturbedRun(given, ground, timeoutMs)
    if (first.seen.length > 0) return { ground, first }
    for (const other of await elsewhere(given.jobs)) return { ground: other, first: await undisturbedRun(given, other, timeoutMs) }
  }
  throw new EmulatorError('no-requests', 'undisturbed, it sent no request to the emulator; it must take the address from GHL_BASE_URL')
}

async function undisturbedRun({ run, signal }: Asked, ground: Ground, timeoutMs: number): Promise<Observed> {
  const place = await ground.open(UNDISTURBED)
  const observed = await runOnce(place, undefined, { run, name: UNDISTURBED, timeoutMs, isStorm: () => false, signal })
  const { ended } = observed
  if (ended.how === 'well') return observed
  const why = 'why' in ended ? ended.why : `it had not ended after ${timeoutMs / 1000} s`
  throw new EmulatorError('undisturbed', `undisturbed, it must say that all is well: ${why}`)
}

/** Locations of their own, where keys for them are accepted. */
function apart({ emulator, jobs }: Asked, from: LocationSnapshot): Ground[] {
  const keyOf = (name: string) => `${emulator.apiKey}-explore-${name}`
  try {
    if (emulator.location(keyOf(UNDISTURBED)).locationId === emulator.locationId) return []
  } catch {
    return []
  }
  return [{ jobs, open: (name) => emulator.location(keyOf(name), { from }) }]
}

/** One location, time after time. */
export function inPlace(location: LocationClient, from: LocationSnapshot): Ground {
  const restore = () => location.restore(from)
  return { jobs: 1, open: () => restore().then(() => location), leave: restore }
}

function whatCame({ seen, contacts }: Observed): { requests: Exchange[]; contacts: Observed['contacts'] } {
  const requests = seen.map(({ exchange }) => exchange).sort((one, other) => one.seq - other.seq)
  return { requests, contacts }
}

/** Does each, so many at once. */
async function inParallel<One>(jobs: number, all: readonly One[], work: (one: One, index: number) => Promise<void>): Promise<void> {
  const left = [...all.entries()]
  const worker = async () => {
    for (let next = left.shift(); next; next = left.shift()) await work(next[1], next[0])
  }
  await Promise.all(Array.from({ length: jobs }, worker))
}
