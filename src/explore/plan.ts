import type { Fault } from '../faults/fault.js'
import { FAULT_NAMES, type FaultName } from '../faults/named-faults.js'
import { isSecret } from '../http/redaction.js'
import { countValues, matches } from '../match/match.js'
import { matching } from '../match/matchers.js'
import { OptionError } from '../options/options.js'
import { didYouMean } from '../validation/did-you-mean.js'
import { faultOf } from './armed-fault.js'
import { isSteady, withoutIdsAndDates } from './shape.js'
import type { Undisturbed } from './undisturbed.js'

/** One run: what is done to which request. */
export interface Planned {
  /** The number of the request in the undisturbed run, from 1. */
  request: number
  fault: FaultName
}

// A request is known by a part of its body; a longer match is of no more use.
const MOST_FIELDS = 30
const MOST_VALUES = 30

/** How a run is named, and asked for alone: such as `3:cut-after-store`. */
export function caseOf({ request, fault }: Planned): string {
  return `${request}:${fault}`
}

/** @throws OptionError for what names no run */
export function parseCase(text: string): Planned {
  const [, request = '', fault = ''] = /^(\d{1,6}):(.+)$/.exec(text) ?? []
  if (request === '') throw new OptionError(`--only "${text}": give the number of a request and a fault, such as 3:cut-after-store`)
  return { request: Number(request), fault: parseFault(fault, '--only') }
}

/** @throws OptionError for what is no fault */
export function parseFault(text: string, source = '--faults'): FaultName {
  const found = FAULT_NAMES.find((name) => name === text)
  if (found) return found
  throw new OptionError(`${source}: "${text}" is no fault${didYouMean(text, FAULT_NAMES)}; there are ${FAULT_NAMES.join(', ')}`)
}

/**
 * The runs there are to be, in their order.
 * @throws OptionError where there are too many, or one that was asked for is not there
 */
export function planOf(
  { requests }: Undisturbed,
  { only, faults, maxRuns }: { only: readonly Planned[]; faults: readonly FaultName[]; maxRuns: number }
): Planned[] {
  const numbers = requests.map(({ number }) => number)
  for (const { request } of only)
    if (!numbers.includes(request))
      throw new OptionError(`--only: there is no request ${request} that comes in each run; there are ${numbers.join(', ')}`)
  const withEach = (faults: readonly FaultName[]) => (request: number) => faults.map((fault) => ({ request, fault }))
  const all = numbers.flatMap(withEach(faults))
  const names = only.map(caseOf)
  const planned = only.length > 0 ? numbers.flatMap(withEach(FAULT_NAMES)).filter((one) => names.includes(caseOf(one))) : all
  if (planned.length <= maxRuns) return planned
  const many = `${numbers.length} requests with ${faults.length} faults each are ${all.length} runs, and no more than ${maxRuns} may be`
  throw new OptionError(`${many}; explore a smaller command, name some faults with --faults, or raise --max-runs`)
}

/** The fault that meets this request of a run, and no other. */
export function faultFor({ request: number, fault }: Planned, { requests }: Undisturbed, runTimeoutMs: number): Fault {
  const index = requests.findIndex((one) => one.number === number)
  const { request } = (requests[index] as Undisturbed['requests'][number]).exchange
  const { method, path, query, body } = request
  const known = { method, query: steadyParts(query), ...(isObject(body) && { body: steadyParts(body) }) }
  const isMet = (other: typeof request) => matches(known, other) && withoutIdsAndDates(other.path) === withoutIdsAndDates(path)
  const skip = requests.slice(0, index).filter(({ exchange }) => isMet(exchange.request)).length
  return { ...faultOf(fault, runTimeoutMs), ...(skip > 0 && { skip }), match: { ...known, path: pathOf(path) } } as Fault
}

function pathOf(path: string): unknown {
  if (isSteady(path)) return path
  const parts = path.split('/').map((part) => (isSteady(part) ? part.replace(/[^\w-]/g, '\\$&') : '[^/]+'))
  return matching(new RegExp(`^${parts.join('/')}$`))
}

/** What of an object is the same in each run, can stand in a match, and is not too large for one. */
function steadyParts(whole: object): Record<string, unknown> {
  const parts = Object.entries(whole).filter(([name, value]) => {
    const json = JSON.stringify(value)
    return countValues(value) <= MOST_VALUES && isSteady(json) && !json.includes('"$') && !name.startsWith('$') && !isSecret(name)
  })
  return Object.fromEntries(parts.slice(0, MOST_FIELDS))
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
