import { overBothTransports } from '../emulators.js'
import { LOCATION } from './calls.js'

/** A call of version 2 as a program makes it. */
async function call(url: string, method: string, path: string, body?: object) {
  const headers = { authorization: 'Bearer test-key', version: '2021-07-28', 'content-type': 'application/json' }
  const answer = await fetch(url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) })
  return { status: answer.status, body: (await answer.json()) as { contact: { id: string } } }
}

const LEAD = { locationId: LOCATION, email: 'ann@lee.example', firstName: 'Ann' }

overBothTransports('a test can wait for what v2 was sent, and is told what came of it', async (t, emulator) => {
  const waiting = emulator.waitForRequest({ path: '/contacts', body: { email: 'ann@lee.example' } })
  const { id } = (await call(emulator.url, 'POST', '/contacts/', LEAD)).body.contact
  t.match(await waiting, { request: { method: 'POST', path: '/contacts' }, outcome: 'Created', contactIds: [id] })
  await call(emulator.url, 'POST', '/contacts/upsert', { ...LEAD, city: 'Rome' })
  await call(emulator.url, 'POST', `/contacts/${id}/tags`, { tags: ['a'] })
  await call(emulator.url, 'POST', '/contacts/', { ...LEAD, customField: {} })
  await call(emulator.url, 'DELETE', `/contacts/${id}`)
  const outcomes = (await emulator.requests()).map(({ outcome }) => outcome)
  t.same(outcomes, ['Created', 'Updated', 'Updated', 'Refused', 'Deleted'])
})

overBothTransports('each answer of v2 is explained, with the rules of v2', async (t, emulator) => {
  await call(emulator.url, 'POST', '/contacts/', LEAD)
  const [created] = await emulator.requests()
  const { steps, stored } = await emulator.explain(created?.seq as number)
  t.match(stored, { email: LEAD.email })
  const rules = Object.fromEntries(steps.map(({ step, rule }) => [step, rule?.id]))
  t.match(rules, { key: 'v2.token', shape: 'v2.unknown-property', store: 'v2.contact-created' })
  await call(emulator.url, 'POST', '/contacts/', { ...LEAD, customField: { a: 1 } })
  const [, refused] = await emulator.requests()
  t.match(refused?.reasons, [/customField is v1; v2 has customFields/])
  t.match((await emulator.explain(refused?.seq as number)).steps.at(-3), { outcome: 'decided', rule: { provenance: 'observed' } })
  await call(emulator.url, 'GET', '/contacts/x')
  const [, , unknown] = await emulator.requests()
  t.match(
    (await emulator.explain(unknown?.seq as number)).steps.find(({ step }) => step === 'shape'),
    { rule: null }
  )
})

overBothTransports('a snapshot has what v2 alone knows of a contact', async (t, emulator) => {
  const sent = { ...LEAD, assignedTo: 'U1', dndSettings: { SMS: { status: 'active' } } }
  const { id } = (await call(emulator.url, 'POST', '/contacts/', sent)).body.contact
  const saved = await emulator.snapshot()
  await emulator.reset()
  t.equal((await call(emulator.url, 'GET', `/contacts/${id}`)).status, 400)
  await emulator.restore(saved)
  t.match((await call(emulator.url, 'GET', `/contacts/${id}`)).body.contact, { assignedTo: 'U1', dndSettings: sent.dndSettings })
})
