import { differences, type Matchable } from '../match/match.js'
import type { ArmedFault, Fault } from './fault.js'

interface Armed {
  readonly fault: Fault
  readonly order: number
  left: number
}

/** The faults that are armed in one place, in the order in which they were armed. */
export class Faults {
  readonly #armed: Armed[] = []

  get size(): number {
    return this.#armed.length
  }

  /** @param order its place among the faults of all places */
  arm(fault: Fault, order: number): void {
    this.#armed.push({ fault, order, left: fault.times ?? 1 })
  }

  list(locationId: string | null): ArmedFault[] {
    return this.#armed.map(({ fault, left }) => ({ ...fault, locationId, times: fault.times ?? 1, left }))
  }

  /** The first armed one that a request matches. */
  first(came: Matchable): Armed | undefined {
    return this.#armed.find(({ fault }) => differences(fault.match ?? {}, came).length === 0)
  }

  /** Counts one use, exactly: nothing else runs between the choice and the count. */
  use(armed: Armed): Fault {
    if (--armed.left === 0) this.#armed.splice(this.#armed.indexOf(armed), 1)
    return armed.fault
  }

  clear(): number {
    return this.#armed.splice(0).length
  }
}
