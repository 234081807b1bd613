import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startEmulator } from 'go-high-level-emulator'
import { sendLead } from './send-lead.js'

// To the sender a lost reply looks like a lost request, so a sender that simply tries again makes the contact twice.
// What was stored is known here by contactIds, also where no answer arrived.
test('a lead whose reply was lost is stored, and sent again it is there twice', async (t) => {
  const emulator = await startEmulator()
  t.after(() => emulator.close())
  await emulator.fail({ connection: 'reset-after' })

  await assert.rejects(sendLead({ email: 'john@deo.com' }, emulator), { message: 'fetch failed' })
  await sendLead({ email: 'john@deo.com' }, emulator)

  const [lost, repeated] = await emulator.requests()
  assert.equal(lost.response, null)
  assert.equal(repeated.response.status, 200)
  const contacts = await emulator.contacts()
  assert.deepEqual(
    contacts.map(({ id }) => id),
    [...lost.contactIds, ...repeated.contactIds]
  )
  assert.equal(contacts.length, 2)
})
