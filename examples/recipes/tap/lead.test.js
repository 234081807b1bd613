import { startEmulator } from 'go-high-level-emulator'
import t from 'tap'
import { sendLead } from '../send-lead.js'

// One for each file: it starts in milliseconds, on a port of its own.
const emulator = await startEmulator()
t.teardown(() => emulator.close())
t.afterEach(() => emulator.reset())

t.test('a lead becomes a contact', async (t) => {
  const contact = await sendLead({ firstName: 'John', email: 'john@deo.com', tags: ['spring'] }, emulator)

  t.same(await emulator.contacts(), [contact])
  t.match(contact, { firstName: 'John', tags: ['spring'], locationId: emulator.locationId })
})

t.test('a lead that nobody could reach is refused', async (t) => {
  await t.rejects(sendLead({ firstName: 'John' }, emulator), { message: /422.*The email or phone field is mandatory/ })

  t.same(await emulator.contacts(), [])
})
