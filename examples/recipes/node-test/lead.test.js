import assert from 'node:assert/strict'
import { test } from 'node:test'
import { connectEmulator } from 'go-high-level-emulator'
import { sendLead } from '../send-lead.js'

// Set by `go-high-level-emulator exec`: all files share one emulator.
const emulator = await connectEmulator(process.env.GHL_EMULATOR_URL)

test('a lead becomes a contact', async () => {
  const location = emulator.location()
  const lead = { firstName: 'John', email: 'john@deo.com', tags: ['spring'] }

  const contact = await sendLead(lead, { baseUrl: emulator.baseUrl, apiKey: location.apiKey })

  assert.deepEqual(await location.contacts(), [contact])
  assert.deepEqual(contact.tags, ['spring'])
})

test('a lead that nobody could reach is refused', async () => {
  const location = emulator.location()

  const sent = sendLead({ firstName: 'John' }, { baseUrl: emulator.baseUrl, apiKey: location.apiKey })

  await assert.rejects(sent, /422.*The email or phone field is mandatory/)
  assert.deepEqual(await location.contacts(), [])
})
