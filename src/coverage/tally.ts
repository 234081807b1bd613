import type { FaultName } from '../faults/named-faults.js'
import { type Entry, fieldsOf } from '../journal/entry.js'
import { bodyOf } from '../journal/view.js'
import type { RuleId } from '../rules/rules.js'
import { Counts } from './counts.js'
import { faultsMet } from './faults.js'
import { type Operation, operationOf } from './operations.js'

// Of names that the API does not know: a program may send any.
const MOST_UNKNOWN_FIELDS = 30
const LONGEST_FIELD = 64
// The header by which the inspector says that it sent a request by hand.
const BY_HAND = /(?:^|\n)x-emulator-sent-by\ninspector(?:\n|$)/i

/** What was sent to one operation, and answered. */
export class OperationTally {
  calls = 0
  /** Those without an answer are not among them. */
  readonly statuses = new Counts<number>()
  readonly fields = new Counts<string>()
  /** Names that are no fields of the operation. */
  readonly unknownFields = new Counts<string>()
  /** How many fields more came with such names, which are not kept. */
  moreUnknown = 0

  get size(): number {
    return this.statuses.size + this.fields.size + this.unknownFields.size
  }

  add({ calls, statuses, fields, unknownFields, moreUnknown }: OperationTally): void {
    this.calls += calls
    this.moreUnknown += moreUnknown
    this.statuses.countAll(statuses)
    this.fields.countAll(fields)
    for (const [name, times] of unknownFields) this.countUnknown(name, times)
  }

  countUnknown(name: string, times = 1): void {
    const { unknownFields } = this
    const isKept = unknownFields.has(name) || (unknownFields.size < MOST_UNKNOWN_FIELDS && name.length <= LONGEST_FIELD)
    if (isKept) unknownFields.count(name, times)
    else this.moreUnknown += times
  }
}

/** What a program was shown, in numbers: bounded, however many exchanges there were. */
export class Tally {
  exchanges = 0
  /** Requests that no operation serves. */
  unserved = 0
  readonly operations = new Map<Operation, OperationTally>()
  readonly statuses = new Counts<number>()
  readonly rules = new Counts<RuleId>()
  readonly faults = new Counts<FaultName>()

  /** How many numbers it holds. */
  get size(): number {
    const ofOperations = [...this.operations.values()].reduce((sum, { size }) => sum + size, this.operations.size)
    return ofOperations + this.statuses.size + this.rules.size + this.faults.size
  }

  /** Counts what a program sent; what was sent by hand from the inspector says nothing of the program. */
  count(entry: Entry): void {
    const { method, url, status, rule, applied, rawHeaders } = entry
    if (rawHeaders.includes('\ninspector') && BY_HAND.test(rawHeaders)) return
    this.exchanges++
    if (status !== null) this.statuses.count(status)
    if (rule !== null) this.rules.count(rule)
    for (const each of applied) this.rules.count(each)
    for (const fault of faultsMet(entry)) this.faults.count(fault)
    const operation = operationOf(method, url)
    if (operation === undefined) {
      this.unserved++
      return
    }
    const tally = this.#of(operation)
    tally.calls++
    if (status !== null) tally.statuses.count(status)
    countFields(entry, operation, tally)
  }

  add({ exchanges, unserved, operations, statuses, rules, faults }: Tally): void {
    this.exchanges += exchanges
    this.unserved += unserved
    for (const [operation, tally] of operations) this.#of(operation).add(tally)
    this.statuses.countAll(statuses)
    this.rules.countAll(rules)
    this.faults.countAll(faults)
  }

  #of(operation: Operation): OperationTally {
    const there = this.operations.get(operation)
    if (there) return there
    const made = new OperationTally()
    this.operations.set(operation, made)
    return made
  }
}

/** What was counted, and whether that is all there ever was. */
export interface Counted {
  readonly tally: Tally
  readonly isComplete: boolean
}

function countFields(entry: Entry, { fields }: Operation, tally: OperationTally): void {
  if (fields.length === 0) return
  for (const name of entry.fields ?? fieldsOf(bodyOf(entry))) {
    if (fields.includes(name)) tally.fields.count(name)
    else tally.countUnknown(name)
  }
}
