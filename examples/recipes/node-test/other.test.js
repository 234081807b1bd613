import assert from 'node:assert/strict'
import { test } from 'node:test'
import { connectEmulator } from 'go-high-level-emulator'
import { sendLead } from '../send-lead.js'

const emulator = await connectEmulator(process.env.GHL_EMULATOR_URL)

test('the same lead from another test is not seen here', async () => {
  const location = emulator.location()

  await sendLead({ email: 'john@deo.com' }, { baseUrl: emulator.baseUrl, apiKey: location.apiKey })

  const contacts = await location.contacts()
  assert.deepEqual(
    contacts.map(({ email }) => email),
    ['john@deo.com']
  )
})

test('a field that the API would silently ignore is pointed out', async () => {
  const location = emulator.location()
  const lead = { email: 'john@deo.com', customFields: { source: 'form' } }

  await sendLead(lead, { baseUrl: emulator.baseUrl, apiKey: location.apiKey })

  const { reasons } = await location.waitForRequest({ body: lead })
  assert.match(reasons[0], /customFields was ignored.*did you mean customField\?/)
})
