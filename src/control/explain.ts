import type { Entry } from '../journal/entry.js'
import type { Exchange } from '../journal/exchange.js'
import type { Fidelity } from '../rules/fidelity.js'
import { type Rule, STEPS, type Step } from '../rules/rule.js'
import { RULES, type RuleId } from '../rules/rules.js'

/** One step on the way of a request. */
export interface ExplainedStep {
  step: Step
  outcome: 'passed' | 'decided' | 'not reached'
  /** The rule of this step that the request met, where it has one. */
  rule: Rule | null
}

/** An exchange with the reason for its answer, step by step. */
export interface Explanation extends Exchange {
  steps: ExplainedStep[]
  /** The rules that changed what was sent before it was kept. */
  applied: Rule[]
}

const NEED_EMAIL_OR_PHONE: readonly unknown[] = ['contact.created', 'contact.upsert', 'contact.limit', 'contact.lookup'] satisfies RuleId[]

/** The rule that a request kept by passing a step. */
function keptBy(step: Step, { rule, rawBody, isForm }: Entry, fidelity: Fidelity): RuleId | null {
  if (step === 'key') return fidelity.has('key.invalid') ? 'key.invalid' : 'key.required'
  if (step === 'body' && rawBody !== null) return isForm ? 'body.form' : 'body.json'
  if (step === 'shape' && rawBody !== null) return fidelity.has('body.types') ? 'body.types' : 'body.types-422'
  return step === 'rule' && NEED_EMAIL_OR_PHONE.includes(rule) ? 'contact.email-or-phone' : null
}

/** Why an exchange was answered as it was. */
export function explain(entry: Entry, fidelity: Fidelity): Pick<Explanation, 'steps' | 'applied'> {
  const decided = ruleOf(entry.rule)
  const last = decided ? STEPS.indexOf(decided.step) : STEPS.length
  const steps = STEPS.map((step, index): ExplainedStep => {
    if (index > last) return { step, outcome: 'not reached', rule: null }
    if (index === last) return { step, outcome: 'decided', rule: decided }
    return { step, outcome: 'passed', rule: ruleOf(keptBy(step, entry, fidelity)) }
  })
  return { steps, applied: RULES.filter(({ id }) => entry.applied.includes(id)) }
}

function ruleOf(id: RuleId | null): Rule | null {
  return RULES.find((rule) => rule.id === id) ?? null
}
