import { createHash } from 'node:crypto'
import type { Location, LocationState } from './location.js'

/** The form that this version writes and reads. */
const FORM = 1

/** All that a location holds but its journal, as JSON. What is in `state` is the emulator's own affair. */
export interface LocationSnapshot {
  /** The form of it: another version of the emulator may have another. */
  readonly snapshot: number
  readonly locationId: string
  readonly state: object
  /** Of `state`: a snapshot that was changed by hand is refused. */
  readonly digest: string
}

export function snapshotOf(location: Location): LocationSnapshot {
  const state = location.save()
  return { snapshot: FORM, locationId: location.id, state, digest: digestOf(state) }
}

/** Whether data means to be a snapshot. */
export function isSnapshot(data: unknown): data is LocationSnapshot {
  return typeof data === 'object' && data !== null && 'snapshot' in data
}

/**
 * What a snapshot has.
 * @throws Error that says why it cannot be restored
 */
export function stateOf({ snapshot, state, digest }: LocationSnapshot): LocationState {
  if (snapshot !== FORM)
    throw new Error(`the snapshot has form ${JSON.stringify(snapshot)}, and this version of the emulator reads form ${FORM}; take it anew`)
  if (digestOf(state) !== digest)
    throw new Error('the snapshot is not as it was taken: its digest does not fit; put data of your own in as contacts or as data')
  return state as LocationState
}

/** The same for another location: the id of the one it was taken of is replaced. */
export function stateFor(id: string, state: LocationState, takenOf: string): LocationState {
  return id === takenOf ? state : (replaced(state, takenOf, id) as LocationState)
}

/** The same for the same values, in whatever order an object has its keys. */
function digestOf(state: unknown): string {
  const sorted = JSON.stringify(state, (_key, value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value
  )
  return createHash('sha256').update(String(sorted)).digest('hex')
}

function replaced(value: unknown, from: string, to: string): unknown {
  if (value === from) return to
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((part) => replaced(part, from, to))
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, replaced(part, from, to)]))
}
