import { startEmulator } from 'go-high-level-emulator'
import t from 'tap'
import { sendLead } from '../send-lead.js'

const emulator = await startEmulator({ apiKeys: ['test-checkout=C2QujeCh8ZnC7al2InWR'] })
t.teardown(() => emulator.close())

t.test('a lead goes to the location of its key', async (t) => {
  const { locationId } = await sendLead({ email: 'john@deo.com' }, { baseUrl: emulator.baseUrl, apiKey: 'test-checkout' })

  t.equal(locationId, 'C2QujeCh8ZnC7al2InWR')
})

t.test('a key that is not let in is refused', async (t) => {
  const sent = sendLead({ email: 'john@deo.com' }, { baseUrl: emulator.baseUrl, apiKey: 'expired' })

  await t.rejects(sent, { message: /401.*Unauthorized/ })
})
