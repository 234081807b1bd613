const { useEmulator } = require('go-high-level-emulator/jest')

const ghl = useEmulator()
let sendLead

beforeAll(async () => {
  // An ES module, for which Jest needs --experimental-vm-modules; the emulator needs no flag.
  sendLead = (await import('../send-lead.js')).sendLead
})

test('a lead becomes a contact', async () => {
  const contact = await sendLead({ firstName: 'John', email: 'john@deo.com' })

  await expect(ghl).toHaveReceived({ method: 'POST', body: { email: 'john@deo.com' } }, { times: 1 })
  expect(await ghl.contacts()).toEqual([contact])
})

test('a lead that nobody could reach is refused', async () => {
  await expect(sendLead({ firstName: 'John' })).rejects.toThrow('The email or phone field is mandatory')

  await expect(ghl).not.toHaveContact()
})
