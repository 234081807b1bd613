import { setImmediate } from 'node:timers/promises'
import t from 'tap'
import { happenedAt } from '../../src/control/explain-step.js'
import type { ExplainedStep, Fault } from '../../src/index.js'
import { startEmulator } from '../../src/index.js'
import { Entry } from '../../src/journal/entry.js'

async function explained(fault: Fault | undefined, init: RequestInit = { body: '{"email":"a@b.c"}' }, path = '/contacts') {
  await using emulator = await startEmulator()
  if (fault) await emulator.fail(fault)
  const headers = { authorization: `Bearer ${emulator.apiKey}` }
  await fetch(emulator.baseUrl + path, { method: 'POST', headers, ...init }).then(
    (answer) => answer.text().catch(() => {}),
    () => {}
  )
  const [exchange] = (await (await fetch(`${emulator.url}/_emulator/requests/1`)).json().then((one) => [one])) as [
    { steps: ExplainedStep[] }
  ]
  return Object.fromEntries(exchange.steps.map(({ step, outcome, happened }) => [step, `${outcome}: ${happened}`]))
}

const faults: [fault: Fault, step: RegExp][] = [
  [{ connection: 'reset-before' }, /^decided: the connection was cut before the request was handled; nothing was stored$/],
  [{ connection: 'reset-after' }, /^acted: the request was handled as usual, then the connection was cut: the reply was lost$/],
  [{ connection: 'truncate' }, /^acted: .* then the connection was cut half way through the reply$/],
  [{ connection: 'truncate', status: 500 }, /^decided: it was answered with 500, cut off half way$/],
  [{ status: 502, after: 'store' }, /^acted: the request was handled as usual, then answered with 502 instead$/],
  [{ status: 429, delayMs: 1 }, /^decided: it was answered with 429, held back for 1 ms; the request was not handled$/],
  [{ delayMs: 1 }, /^acted: the request was held back for 1 ms, then handled as usual$/]
]
for (const [fault, step] of faults) {
  t.test(`the fault ${JSON.stringify(fault)} is told as it happened`, async (t) => {
    t.match((await explained(fault)).fault, step)
  })
}

t.test('a caller that hung up while a fault held the answer back is told', async (t) => {
  await using emulator = await startEmulator()
  await emulator.fail({ delayMs: 60_000 })
  const controller = new AbortController()
  const headers = { authorization: `Bearer ${emulator.apiKey}` }
  const sent = fetch(`${emulator.baseUrl}/contacts`, { method: 'POST', headers, body: '{"email":"a@b.c"}', signal: controller.signal })
  // Once the fault is used the request is being held.
  while ((await emulator.faults()).length > 0) await setImmediate()
  controller.abort()
  await t.rejects(sent)
  await emulator.waitForRequest()
  const fault = (await emulator.explain(1)).steps.find(({ step }) => step === 'fault')
  t.match(fault, { outcome: 'decided', happened: 'the answer was held back for 60000 ms, and the caller hung up before that' })
})

t.test('steps that were passed say what happened, and not what would have happened', async (t) => {
  t.match(await explained(undefined), {
    router: 'passed: POST is served at this path',
    key: /^passed: its key opened location \w{20}$/,
    fault: 'passed: no fault was armed for it',
    body: 'passed: its body was read as JSON',
    shape: 'passed: its fields have the right types',
    store: /^decided: contact \w{20} was created$/
  })
})

t.test('a refusal says why, and what was not reached says nothing', async (t) => {
  const steps = await explained(undefined, { body: '{"firstName":"Ada"}' })
  t.match(steps, { rule: /^decided: neither email nor phone/, store: 'not reached: null' })
  const stranger = await explained(undefined, { body: '{}', headers: { authorization: 'Bearer stranger' } })
  t.match(stranger, { key: /^decided: unknown API key/ })
})

t.test('a read without a body is not told to have had one', async (t) => {
  t.match(await explained(undefined, { method: 'GET' }), {
    body: 'passed: it has no body',
    shape: 'passed: there was no body to check',
    store: 'decided: it was answered with 200'
  })
})

t.test('what was stored for a contact is told, and an answer that never came', async (t) => {
  await using emulator = await startEmulator()
  const [{ id = '' } = {}] = await emulator.addContacts({ email: 'a@b.c' })
  const headers = { authorization: `Bearer ${emulator.apiKey}` }
  await fetch(`${emulator.baseUrl}/contacts/${id}/workflow/w`, { method: 'POST', headers, body: '{}' })
  const { steps } = await emulator.explain(1)
  t.match(
    steps.find(({ outcome }) => outcome === 'decided'),
    { happened: `it was stored for contact ${id}` }
  )
  const form = new Entry('POST', '/v1/contacts', [], 0)
  form.rawBody = 'email=a'
  form.readAsForm()
  t.equal(happenedAt('body', form, false), 'its body was read as a form')
  const cut = new Entry('POST', '/v1/contacts', [], 0)
  cut.close(null, {}, null)
  t.equal(happenedAt('store', cut, true), 'the connection was cut')
})

t.test('what an exchange stored and changed is told without a key that opens its location', async (t) => {
  const key = 'named-canary'
  await using emulator = await startEmulator({ apiKeys: [key] })
  const headers = { authorization: `Bearer ${key}` }
  const post = (method: string, path: string, body: object) =>
    fetch(emulator.baseUrl + path, { method, headers, body: JSON.stringify(body) })
  await post('POST', '/contacts', { email: 'a@b.c', name: key })
  const [{ id = '' } = {}] = await emulator.contacts()
  await post('PUT', `/contacts/${id}`, { city: `at ${key}` })
  const [first, second] = [await emulator.explain(1), await emulator.explain(2)]
  t.equal(first.stored?.name, '[redacted]')
  t.match(second.changes, [{ field: 'city', after: 'at [redacted]' }])
  const { history } = await emulator.contact(id)
  t.match(history[1]?.changes, [{ field: 'city', after: 'at [redacted]' }])
  t.notMatch(JSON.stringify([first, second, history]), key)
})
