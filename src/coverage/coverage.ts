import type { Fidelity } from '../rules/fidelity.js'
import { RULES } from '../rules/rules.js'
import type { CalledOperation, Coverage, TouchedResource } from './answer.js'
import type { Counts } from './counts.js'
import { FAULTS, type NamedFault } from './faults.js'
import { OPERATIONS, type Operation } from './operations.js'
import { rulesOf } from './rules-of.js'
import type { Counted, OperationTally } from './tally.js'

/** Says of what was counted which of it there is, and which there is not. */
export function coverageOf({ tally, isComplete }: Counted, locationId: string | null, fidelity: Fidelity): Coverage {
  const { exchanges, unserved } = tally
  const called = OPERATIONS.filter((operation) => tally.operations.has(operation))
  const statusesNever = without(called.flatMap(({ statuses }) => statuses).sort(ascending), tally.statuses)
  const resources = new Set(called.map(({ resource }) => resource))
  // A program that calls one version is not told of the other.
  const versions = new Set(called.length > 0 ? [...resources].map(versionOf) : ['v1'])
  const faultsNever = FAULTS.filter(({ name }) => !tally.faults.has(name))
  const rules = new Set<string>(called.flatMap(rulesOf))
  return {
    locationId,
    exchanges,
    isComplete,
    summary: summaryOf(statusesNever, faultsNever),
    operations: called.map((operation) => calledOperation(operation, tally.operations.get(operation) as OperationTally)),
    resources: [...resources].map((resource) => touched(resource, called)),
    untouched: [...new Set(OPERATIONS.map(({ resource }) => resource))]
      .filter((resource) => !resources.has(resource) && versions.has(versionOf(resource)))
      .map((resource) => ({ resource, operations: OPERATIONS.filter((each) => each.resource === resource).length })),
    statuses: { met: statusesIn(tally.statuses), never: statusesNever },
    faults: {
      met: FAULTS.flatMap(({ name }) => ofCount(tally.faults, name, (count) => ({ fault: name, count }))),
      never: faultsNever.map(({ name, words, arm }) => ({ fault: name, words, arm }))
    },
    rules: {
      met: RULES.flatMap(({ id }) => ofCount(tally.rules, id, (count) => ({ rule: id, count }))),
      never: RULES.filter(({ id }) => rules.has(id) && fidelity.has(id) && !tally.rules.has(id)).map(({ id, statement }) => ({
        rule: id,
        statement
      }))
    },
    unserved,
    unmet: []
  }
}

function versionOf(resource: string): 'v1' | 'v2' {
  return resource.startsWith('v2 ') ? 'v2' : 'v1'
}

function calledOperation({ name, resource, statuses, fields }: Operation, tally: OperationTally): CalledOperation {
  return {
    operation: name,
    resource,
    calls: tally.calls,
    statuses: { met: statusesIn(tally.statuses), never: without(statuses, tally.statuses) },
    fields: {
      sent: fields.flatMap((field) => ofCount(tally.fields, field, (count) => ({ field, count }))),
      never: without(fields, tally.fields),
      unknown: [...tally.unknownFields].map(([field, count]) => ({ field, count })),
      moreUnknown: tally.moreUnknown
    }
  }
}

function touched(resource: string, called: readonly Operation[]): TouchedResource {
  const all = OPERATIONS.filter((each) => each.resource === resource)
  const never = all.filter((each) => !called.includes(each)).map(({ name }) => name)
  return { resource, called: all.length - never.length, never }
}

function summaryOf(statuses: readonly number[], faults: readonly NamedFault[]): string {
  // What is a status alone is named among these.
  const others = faults.filter(({ arm }) => arm.after !== undefined || !statuses.some((status) => status === arm.status))
  const never = [...statuses.map(String), ...others.map(({ words }) => words)]
  return never.length === 0 ? 'saw every status and every fault' : `never saw: ${never.join(', ')}`
}

function statusesIn(counts: Counts<number>): { status: number; count: number }[] {
  return [...counts].map(([status, count]) => ({ status, count })).sort((a, b) => a.status - b.status)
}

function without<Key>(keys: readonly Key[], counts: Counts<Key>): Key[] {
  return [...new Set(keys)].filter((key) => !counts.has(key))
}

function ofCount<Key, View>(counts: Counts<Key>, key: Key, view: (count: number) => View): View[] {
  const count = counts.get(key)
  return count === undefined ? [] : [view(count)]
}

function ascending(a: number, b: number): number {
  return a - b
}
