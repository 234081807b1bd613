import { setImmediate } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import type * as Parts from '../coverage/parts.js'
import type { Tallies } from '../coverage/tallies.js'
import type { Counted } from '../coverage/tally.js'
import type { Dropped } from '../journal/dropped.js'
import type { Entry } from '../journal/entry.js'
import type { Locations } from '../locations/locations.js'
import type { Fidelity } from '../rules/fidelity.js'
import { ControlError } from './errors.js'
import type { Scope } from './scope.js'
import { scopeOf } from './scope-of.js'

// Others are answered meanwhile.
const BYTES_AT_ONCE = 1024 * 1024
const MOST_REQUIRED = 200

const AS_TEXT = {
  text: { type: 'text/plain; charset=utf-8', write: 'coverageText' },
  markdown: { type: 'text/markdown; charset=utf-8', write: 'coverageMarkdown' }
} as const
const takes = { format: { texts: ['json', 'text', 'markdown'] }, require: { texts: 'any' } } as const

interface Asked {
  Querystring: { format: 'json' | keyof typeof AS_TEXT; require: string }
}

interface CoverageContext {
  locations: Locations
  fidelity: Fidelity
  /** What the journals have let go of. */
  gone: Dropped<Tallies>
}

const load = (): Promise<typeof Parts> => import('../coverage/parts.js')

/** What counts the exchanges that the journals let go of. */
export async function newTallies(): Promise<Tallies> {
  const { Tallies } = await load()
  return new Tallies()
}

/** The call that tells what a program was shown, and what it was never shown. */
export function coverageOfRequests(api: FastifyInstance, { locations, fidelity, gone }: CoverageContext): void {
  api.get<Asked>('/coverage', { config: { takes } }, async (request, reply) => {
    const { format, require } = request.query
    const parts = await load()
    const required = namesIn(require, parts)
    const scope = scopeOf(request, locations)
    const counted = await countedOf(scope, gone)
    const coverage = {
      ...parts.coverageOf(counted, scope.location?.id ?? null, fidelity),
      unmet: parts.unmetOf(required, counted.tally)
    }
    if (format === 'json') return coverage
    const { type, write } = AS_TEXT[format]
    return reply.type(type).send(parts[write](coverage))
  })
}

function namesIn(list: string, { whyNotRequired }: typeof Parts): string[] {
  const names = list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  const why = names.length > MOST_REQUIRED ? `at most ${MOST_REQUIRED} names can be required at once` : whyNotRequired(names)
  if (why === undefined) return names
  throw new ControlError(400, 'bad-request', why)
}

/** What was counted of the exchanges that are gone, and of those that are there. */
async function countedOf({ location, exchanges }: Scope, gone: Dropped<Tallies>): Promise<Counted> {
  const tallies = await gone.tallies
  // From one moment, before anything else happens.
  const counted = location === undefined ? tallies.ofAll() : tallies.ofLocation(location.id)
  const waiting = gone.waiting.filter(({ locationId }) => location === undefined || locationId === location.id)
  await countInParts([...waiting, ...exchanges], counted)
  return counted
}

async function countInParts(entries: readonly Entry[], { tally }: Counted): Promise<void> {
  let bytes = 0
  for (const entry of entries) {
    tally.count(entry)
    bytes += entry.bytes
    if (bytes < BYTES_AT_ONCE) continue
    bytes = 0
    await setImmediate()
  }
}
