import { expect, test } from 'go-high-level-emulator/playwright'
import { sendLead } from '../send-lead.js'

test('a lead becomes a contact', async ({ ghl }) => {
  const contact = await sendLead({ firstName: 'John', email: 'john@deo.com' })

  expect(await ghl.contacts()).toEqual([contact])
})

test('a lead that meets the rate limit is sent again, and kept once', async ({ ghl }) => {
  await ghl.fail({ status: 429, times: 2, headers: { 'retry-after': '0' } })

  await sendLead({ email: 'john@deo.com' })

  await ghl.expectRequests({ method: 'POST' }, { times: 3 })
  await ghl.expectContacts({ email: 'john@deo.com' }, { times: 1 })
})
