import { STATUSES } from '../faults/answer.js'
import type { Fault } from '../faults/fault.js'
import { FAULT_NAMES } from '../faults/named-faults.js'
import { RULES } from '../rules/rules.js'
import { didYouMean } from '../validation/did-you-mean.js'
import type { Unmet } from './answer.js'
import { FAULTS } from './faults.js'
import { OPERATIONS } from './operations.js'
import type { Tally } from './tally.js'

const TOO_LARGE = 413
const ANSWERED = [...new Set([...OPERATIONS.flatMap(({ statuses }) => statuses), ...STATUSES])].sort((a, b) => a - b)
const NAMES: readonly string[] = [...ANSWERED.map(String), ...FAULT_NAMES, ...RULES.map(({ id }) => id)]

/** Why a name cannot be required; undefined where all can. */
export function whyNotRequired(names: readonly string[]): string | undefined {
  const unknown = names.find((name) => !NAMES.includes(name))
  if (unknown === undefined) return undefined
  return `${JSON.stringify(unknown)} cannot be required${didYouMean(unknown, NAMES)}; there are the statuses ${ANSWERED.join(', ')}, the faults ${FAULT_NAMES.join(', ')}, and the ids of rules`
}

/** Those of the names that were not met. */
export function unmetOf(names: readonly string[], tally: Tally): Unmet[] {
  return [...new Set(names)].flatMap((name) => {
    const sentence = whyUnmet(name, tally)
    return sentence === undefined ? [] : [{ name, sentence }]
  })
}

function whyUnmet(name: string, { statuses, faults, rules }: Tally): string | undefined {
  const fault = FAULTS.find((each) => each.name === name)
  if (fault) return faults.has(fault.name) ? undefined : `${name}: the program never saw ${fault.words}; ${howToArm(fault.arm)}`
  const rule = RULES.find(({ id }) => id === name)
  if (rule) return rules.has(rule.id) ? undefined : `${name}: no request met this rule: ${rule.statement}`
  const status = Number(name)
  return statuses.has(status) ? undefined : `${name}: the program never saw this status; ${howToSee(status)}`
}

function howToSee(status: number): string {
  if (status < 400) return 'have it call an operation as the reference describes it'
  return status === TOO_LARGE ? 'have it send a body larger than 1 MiB' : howToArm({ status })
}

function howToArm(fault: Fault): string {
  return `arm it with emulator.fail(${JSON.stringify(fault)}), or POST this to /faults of the control API`
}
