import assert from 'node:assert/strict'
import { test } from 'node:test'
import { useEmulator } from 'go-high-level-emulator/node-test'
import { sendLead } from '../send-lead.js'

const ghl = useEmulator()

test('the same lead from another test is not seen here', async () => {
  await sendLead({ email: 'john@deo.com' })

  await ghl.expectContacts({ email: 'john@deo.com' }, { times: 1 })
})

test('a field that the API would silently ignore is pointed out', async () => {
  const lead = { email: 'john@deo.com', customFields: { source: 'form' } }

  await sendLead(lead)

  const { reasons } = await ghl.waitForRequest({ body: lead })
  assert.match(reasons[0], /customFields was ignored.*did you mean customField\?/)
})
