import assert from 'node:assert/strict'
import { test } from 'node:test'
import { useEmulator } from 'go-high-level-emulator/node-test'
import { sendLead } from '../send-lead.js'

const ghl = useEmulator()

test('a lead becomes a contact', async () => {
  const contact = await sendLead({ firstName: 'John', email: 'john@deo.com', tags: ['spring'] })

  assert.deepEqual(await ghl.contacts(), [contact])
  assert.deepEqual(contact.tags, ['spring'])
})

test('a lead that nobody could reach is refused', async () => {
  await assert.rejects(sendLead({ firstName: 'John' }), /422.*The email or phone field is mandatory/)

  assert.deepEqual(await ghl.contacts(), [])
})
