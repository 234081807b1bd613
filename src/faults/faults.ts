import { CONTROL_PATH } from '../http/paths.js'
import { type Matchable, matches } from '../match/match.js'
import { jsonSize, type Room } from '../records/room.js'
import type { ArmedFault, Fault } from './fault.js'

interface Armed {
  readonly fault: Fault
  /** Its place among the faults of all places, from 1. */
  readonly order: number
  left: number
  /** How many requests it still lets pass. */
  skip: number
}

/** A fault with what is left of it. */
export interface SavedFault {
  fault: Fault
  left: number | 'always'
}

/** The faults that are armed in one place, in the order in which they were armed. */
export class Faults {
  readonly #room: Room
  readonly #locationId: string | null
  readonly #armed = new Map<number, Armed>()

  /** @param locationId null where they are for all locations */
  constructor(room: Room, locationId: string | null) {
    this.#room = room
    this.#locationId = locationId
  }

  get size(): number {
    return this.#armed.size
  }

  /**
   * @param order its place among the faults of all places
   * @param times how often it is still to decide
   */
  arm(fault: Fault, order: number, times = fault.times ?? 1): ArmedFault {
    const armed = { fault, order, left: times === 'always' ? Number.POSITIVE_INFINITY : times, skip: fault.skip ?? 0 }
    this.#armed.set(order, armed)
    this.#room.bytes += jsonSize(fault)
    return this.#view(armed)
  }

  list(): ArmedFault[] {
    return [...this.#armed.values()].map((armed) => this.#view(armed))
  }

  /** Those that are armed, as plain data, in their order. */
  save(): SavedFault[] {
    return [...this.#armed.values()].map((armed) => ({
      fault: current(armed),
      left: armed.fault.times === 'always' ? 'always' : armed.left
    }))
  }

  /** The first armed one that a request matches, and that does not let it pass; those before it count it as passed. */
  first(came: Matchable): Armed | undefined {
    for (const armed of this.#armed.values()) {
      if (!matches(armed.fault.match ?? {}, came)) continue
      if (armed.skip === 0) return armed
      armed.skip--
    }
    return undefined
  }

  /** Counts one use, exactly: nothing else runs between the choice and the count. */
  use(armed: Armed): Fault {
    if (--armed.left === 0) this.#remove(armed)
    return armed.fault
  }

  /** Disarms one; false where none here has this id. */
  disarm(id: string): boolean {
    const armed = [...this.#armed.values()].find(({ order }) => idOf(order) === id)
    if (armed) this.#remove(armed)
    return armed !== undefined
  }

  /** Disarms all; returns how many there were. */
  clear(): number {
    const { size } = this.#armed
    for (const armed of this.#armed.values()) this.#remove(armed)
    return size
  }

  #remove({ fault, order }: Armed): void {
    this.#armed.delete(order)
    this.#room.bytes -= jsonSize(fault)
  }

  #view(armed: Armed): ArmedFault {
    const { fault, order, left } = armed
    const { times = 1 } = fault
    return { id: idOf(order), ...current(armed), locationId: this.#locationId, times, left: times === 'always' ? 'always' : left }
  }
}

/** A fault with what it has yet to let pass. */
function current({ fault: { skip, ...fault }, skip: left }: Armed): Fault {
  return { ...fault, ...(left > 0 && { skip: left }) }
}

/** Why a fault with this id cannot be disarmed. */
export function notArmed(id: string): string {
  return `no fault with the id ${id} is armed here; GET ${CONTROL_PATH}/faults lists those that are`
}

function idOf(order: number): string {
  return `fault-${order}`
}
