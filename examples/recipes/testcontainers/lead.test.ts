import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Emulator } from 'go-high-level-emulator'
import { GoHighLevelEmulatorContainer, type StartedGoHighLevelEmulatorContainer } from 'go-high-level-emulator/testcontainers'
import { sendLead } from '../send-lead.js'

let container: StartedGoHighLevelEmulatorContainer
let emulator: Emulator

before(async () => {
  container = await new GoHighLevelEmulatorContainer().start()
  emulator = await container.connect()
})

after(() => container?.stop())

test('a lead becomes a contact', async () => {
  const location = emulator.location()

  const contact = await sendLead({ email: 'john@deo.com' }, location)

  assert.deepEqual(await location.contacts(), [contact])
})
