import t from 'tap'
import { startEmulator } from '../../src/index.js'
import { send } from '../../src/transport/transport.js'

const circle: { email?: unknown } = {}
circle.email = circle

for (const [name, data] of [
  ['a number without end', 1n],
  ['a circle', circle]
] as const) {
  t.test(`what cannot be written as JSON is refused before it is sent: ${name}`, async (t) => {
    const message = /^what was given is no plain data: /
    const sent = send(async () => t.fail('it was sent') as never, { method: 'POST', path: '/contacts', apiKey: undefined, body: data })
    await t.rejects(sent, { name: 'EmulatorError', code: 'bad-request', message })
  })
}

t.test('so is a contact that holds itself', async (t) => {
  await using emulator = await startEmulator()
  await t.rejects(emulator.addContacts(circle as object), { code: 'bad-request' })
  t.same(await emulator.contacts(), [])
})
