import { isPathOfV2 } from '../http/paths.js'
import type { Entry } from '../journal/entry.js'
import type { Exchange } from '../journal/exchange.js'
import type { Fidelity } from '../rules/fidelity.js'
import { type Rule, STEPS, type Step } from '../rules/rule.js'
import { RULES, type RuleId } from '../rules/rules.js'
import type { Contact } from '../v1/contacts/contact.js'
import { type Change, storedBy } from './changes.js'
import { happenedAt, whatFaultDid } from './explain-step.js'

/** One step on the way of a request. */
export interface ExplainedStep {
  step: Step
  /** `acted`: the request went on, and a fault changed what became of its answer. */
  outcome: 'passed' | 'acted' | 'decided' | 'not reached'
  /** What happened there in this exchange; null where it was not reached. */
  happened: string | null
  /** The rule of this step that the request met, where it has one. */
  rule: Rule | null
}

/** An exchange with the reason for its answer, step by step. */
export interface Explanation extends Exchange {
  steps: ExplainedStep[]
  /** The rules that changed what was sent before it was kept. */
  applied: Rule[]
  /** The contact as this exchange stored it, also when the reply was lost; null where it stored none. */
  stored: Contact | null
  /** What it changed of a contact that was there before; empty where it created one. */
  changes: Change[]
}

const NEED_EMAIL_OR_PHONE: readonly unknown[] = ['contact.created', 'contact.upsert', 'contact.limit', 'contact.lookup'] satisfies RuleId[]

/** The rule that a request kept by passing a step. */
function keptBy(step: Step, { rule, rawBody, isForm, url }: Entry, fidelity: Fidelity): RuleId | null {
  if (isPathOfV2(url) && step === 'key') return 'v2.token'
  if (isPathOfV2(url) && step === 'shape') return rawBody === null ? null : 'v2.unknown-property'
  if (step === 'key') return fidelity.has('key.invalid') ? 'key.invalid' : 'key.required'
  if (step === 'body' && rawBody !== null) return isForm ? 'body.form' : 'body.json'
  if (step === 'shape' && rawBody !== null) return fidelity.has('body.types') ? 'body.types' : 'body.types-422'
  return step === 'rule' && NEED_EMAIL_OR_PHONE.includes(rule) ? 'contact.email-or-phone' : null
}

/**
 * Why an exchange was answered as it was, and what it stored.
 * @param keys those of its location
 */
export function explain(
  entry: Entry,
  fidelity: Fidelity,
  keys?: readonly string[]
): Pick<Explanation, 'steps' | 'applied' | 'stored' | 'changes'> {
  const decided = ruleOf(entry.rule)
  const last = decided ? STEPS.indexOf(decided.step) : STEPS.length
  const steps = STEPS.map((step, index): ExplainedStep => {
    if (index > last) return { step, outcome: 'not reached', happened: null, rule: null }
    const isLast = index === last
    const happened = happenedAt(step, entry, isLast)
    if (isLast) return { step, outcome: 'decided', happened, rule: decided }
    if (step === 'fault' && entry.fault) {
      return { step, outcome: 'acted', happened: whatFaultDid(entry.fault, entry), rule: ruleOf('fault.armed') }
    }
    return { step, outcome: 'passed', happened, rule: ruleOf(keptBy(step, entry, fidelity)) }
  })
  return { steps, applied: RULES.filter(({ id }) => entry.applied.includes(id)), ...storedBy(entry, fidelity, keys) }
}

function ruleOf(id: RuleId | null): Rule | null {
  return RULES.find((rule) => rule.id === id) ?? null
}
