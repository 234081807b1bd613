import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { connectEmulator, type Emulator } from 'go-high-level-emulator'
import { GenericContainer, type StartedTestContainer, Wait } from 'testcontainers'
import { sendLead } from '../send-lead.js'

let container: StartedTestContainer
let emulator: Emulator

before(async () => {
  const image = new GenericContainer('go-high-level-emulator')
  container = await image.withExposedPorts(8080).withWaitStrategy(Wait.forHealthCheck()).start()
  emulator = await connectEmulator(`http://${container.getHost()}:${container.getMappedPort(8080)}`)
})

after(() => container?.stop())

test('a lead becomes a contact', async () => {
  const location = emulator.location()

  const contact = await sendLead({ email: 'john@deo.com' }, { baseUrl: emulator.baseUrl, apiKey: location.apiKey })

  assert.deepEqual(await location.contacts(), [contact])
})
