import { expect, test } from 'go-high-level-emulator/vitest'
import { sendLead } from '../send-lead.js'

test('a lead becomes a contact', async ({ ghl }) => {
  const contact = await sendLead({ firstName: 'John', email: 'john@deo.com' })

  await expect(ghl).toHaveReceived({ method: 'POST', body: { email: 'john@deo.com' } }, { times: 1 })
  expect(await ghl.contacts()).toEqual([contact])
})

test('a lead that nobody could reach is refused', async ({ ghl }) => {
  await expect(sendLead({ firstName: 'John' })).rejects.toThrow('The email or phone field is mandatory')

  await expect(ghl).not.toHaveContact()
})
