const { connectEmulator } = require('go-high-level-emulator')

let emulator
let sendLead

beforeAll(async () => {
  emulator = await connectEmulator(process.env.GHL_EMULATOR_URL)
  // An ES module, for which Jest needs --experimental-vm-modules; the emulator needs no flag.
  sendLead = (await import('../send-lead.js')).sendLead
})

test('a lead becomes a contact', async () => {
  const location = emulator.location()

  const contact = await sendLead({ firstName: 'John', email: 'john@deo.com' }, { baseUrl: emulator.baseUrl, apiKey: location.apiKey })

  expect(await location.contacts()).toEqual([contact])
  expect(contact).toMatchObject({ firstName: 'John', locationId: location.locationId })
})

test('a lead that nobody could reach is refused', async () => {
  const location = emulator.location()

  const sent = sendLead({ firstName: 'John' }, { baseUrl: emulator.baseUrl, apiKey: location.apiKey })

  await expect(sent).rejects.toThrow('The email or phone field is mandatory')
  expect(await location.contacts()).toEqual([])
})
