const { connectEmulator } = require('go-high-level-emulator')

let emulator
let sendLead

beforeAll(async () => {
  emulator = await connectEmulator(process.env.GHL_EMULATOR_URL)
  sendLead = (await import('../send-lead.js')).sendLead
})

test('the same lead from another file is not seen here', async () => {
  const location = emulator.location()

  await sendLead({ email: 'john@deo.com' }, { baseUrl: emulator.baseUrl, apiKey: location.apiKey })

  expect(await location.contacts()).toMatchObject([{ email: 'john@deo.com' }])
})

test('a failure that is armed here fails nobody else', async () => {
  const location = emulator.location()
  await location.fail({ status: 500 })

  const sent = sendLead({ email: 'john@deo.com' }, { baseUrl: emulator.baseUrl, apiKey: location.apiKey })

  await expect(sent).rejects.toThrow('GoHighLevel answered 500')
})
