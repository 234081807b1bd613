import type { Entry, Exchange } from './exchange.js'
import { RULES, type Rule, type RuleId, STEPS, type Step } from './rules.js'

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

/** The rule that a request keeps by passing a step. */
const KEPT: Partial<Record<Step, RuleId>> = {
  key: 'key.required',
  body: 'body.json',
  shape: 'body.types',
  rule: 'contact.email-or-phone'
}

/** Why an exchange was answered as it was. */
export function explain({ rule, applied }: Entry): Pick<Explanation, 'steps' | 'applied'> {
  return { steps: stepsTo(ruleOf(rule)), applied: RULES.filter(({ id }) => applied.includes(id)) }
}

function stepsTo(decided: Rule | null): ExplainedStep[] {
  const last = decided ? STEPS.indexOf(decided.step) : STEPS.length
  return STEPS.map((step, index): ExplainedStep => {
    if (index > last) return { step, outcome: 'not reached', rule: null }
    if (index === last) return { step, outcome: 'decided', rule: decided }
    return { step, outcome: 'passed', rule: ruleOf(KEPT[step] ?? null) }
  })
}

function ruleOf(id: RuleId | null): Rule | null {
  return RULES.find((rule) => rule.id === id) ?? null
}
