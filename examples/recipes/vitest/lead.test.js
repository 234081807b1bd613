import { connectEmulator } from 'go-high-level-emulator'
import { expect, inject, test } from 'vitest'
import { sendLead } from '../send-lead.js'

const emulator = await connectEmulator(inject('emulatorUrl'))

test.concurrent('a lead becomes a contact', async () => {
  const location = emulator.location()

  const contact = await sendLead({ firstName: 'John', email: 'john@deo.com' }, { baseUrl: emulator.baseUrl, apiKey: location.apiKey })

  expect(await location.contacts()).toEqual([contact])
  expect(contact).toMatchObject({ firstName: 'John', locationId: location.locationId })
})

test.concurrent('a lead that nobody could reach is refused', async () => {
  const location = emulator.location()

  const sent = sendLead({ firstName: 'John' }, { baseUrl: emulator.baseUrl, apiKey: location.apiKey })

  await expect(sent).rejects.toThrow('The email or phone field is mandatory')
  expect(await location.contacts()).toEqual([])
})
