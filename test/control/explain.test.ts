import t from 'tap'
import { explain } from '../../src/control/explain.js'
import { Entry } from '../../src/journal/entry.js'
import { Fidelity } from '../../src/rules/fidelity.js'
import { STEPS } from '../../src/rules/rule.js'
import { RULES } from '../../src/rules/rules.js'

const DOCUMENTED = new Fidelity('documented')

function decidedBy(rule: Entry['rule'], path = '/v1/contacts'): Entry {
  const entry = new Entry('POST', path, [], 0)
  entry.rule = rule
  entry.rawBody = '{}'
  entry.close(200, {}, '{}')
  return entry
}

for (const rule of RULES) {
  t.test(`what ${rule.id} decided passed the steps before ${rule.step} and reached none after`, async (t) => {
    const at = STEPS.indexOf(rule.step)
    const { steps } = explain(decidedBy(rule.id), DOCUMENTED)
    t.same(
      steps.map(({ step }) => step),
      STEPS
    )
    t.same(
      steps.map(({ outcome }) => outcome),
      STEPS.map((_step, index) => (index < at ? 'passed' : index === at ? 'decided' : 'not reached'))
    )
    t.same(steps[at]?.rule, rule)
    for (const { step, rule } of steps) if (rule) t.equal(rule.step, step)
    t.ok(steps.slice(at + 1).every(({ rule }) => rule === null))
  })
}

t.test('a contact that was created kept these rules on its way', async (t) => {
  const { steps } = explain(decidedBy('contact.created'), DOCUMENTED)
  const kept = steps.flatMap(({ rule }) => rule?.id ?? [])
  t.same(kept, ['key.required', 'body.json', 'body.types', 'contact.email-or-phone', 'contact.created'])
})

t.test('the rules that are told are those of the profile', async (t) => {
  const { steps } = explain(decidedBy('contact.created'), new Fidelity('observed'))
  const kept = steps.flatMap(({ rule }) => rule?.id ?? [])
  t.same(kept, ['key.invalid', 'body.json', 'body.types-422', 'contact.email-or-phone', 'contact.created'])
})

t.test('a request without a body kept no rule of bodies, and one that sends no contact none of contacts', async (t) => {
  const read = new Entry('GET', '/v1/contacts/x', [], 0)
  read.rule = 'contact.read'
  read.close(200, {}, '{}')
  const kept = explain(read, DOCUMENTED).steps.flatMap(({ rule }) => rule?.id ?? [])
  t.same(kept, ['key.required', 'contact.read'])
})

for (const rule of ['contact.upsert', 'contact.limit', 'contact.lookup'] as const)
  t.test(`what ${rule} decided had an e-mail or a phone`, async (t) => {
    const { steps } = explain(decidedBy(rule), DOCUMENTED)
    t.match(
      steps.find(({ step }) => step === 'rule'),
      { outcome: 'passed', rule: { id: 'contact.email-or-phone' } }
    )
  })

t.test('a request of version 2 kept the rules of version 2 on its way', async (t) => {
  const keptBy = (entry: Entry) => explain(entry, DOCUMENTED).steps.flatMap(({ step, rule }) => (rule ? [[step, rule.id]] : []))
  t.strictSame(keptBy(decidedBy(null, '/contacts/')), [
    ['key', 'v2.token'],
    ['body', 'body.json'],
    ['shape', 'v2.unknown-property']
  ])
  const read = new Entry('GET', '/contacts/x', [], 0)
  read.close(200, {}, '{}')
  t.strictSame(keptBy(read), [['key', 'v2.token']])
})

t.test('a form was read as a form', async (t) => {
  const entry = new Entry('POST', '/v1/contacts', [], 0)
  entry.rawBody = 'email=a'
  entry.readAsForm()
  entry.rule = 'contact.created'
  entry.close(200, {}, '{}')
  t.match(
    explain(entry, DOCUMENTED).steps.find(({ step }) => step === 'body'),
    { outcome: 'passed', rule: { id: 'body.form' } }
  )
})

t.test('a fault that changed only what became of the answer acted at its step, and the rule after it decided', async (t) => {
  const entry = decidedBy('contact.created')
  entry.fault = { connection: 'reset-after' }
  const { steps } = explain(entry, DOCUMENTED)
  t.match(
    steps.find(({ step }) => step === 'fault'),
    { outcome: 'acted', happened: /the reply was lost/, rule: { id: 'fault.armed' } }
  )
  t.strictSame(
    steps.filter(({ outcome }) => outcome === 'acted' || outcome === 'decided').map(({ step }) => step),
    ['fault', 'store']
  )
})

t.test('an exchange that no rule decided passed all steps', async (t) => {
  t.ok(explain(decidedBy(null), DOCUMENTED).steps.every(({ outcome }) => outcome === 'passed'))
})

t.test('the rules that changed what was sent are told, in the order of the rules', async (t) => {
  const entry = decidedBy('contact.created')
  t.same(explain(entry, DOCUMENTED).applied, [])
  entry.applied = ['tags.lower-case', 'phone.e164']
  t.same(
    explain(entry, DOCUMENTED).applied,
    RULES.filter(({ id }) => id === 'phone.e164' || id === 'tags.lower-case')
  )
})
