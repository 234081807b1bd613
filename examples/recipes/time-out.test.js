import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startEmulator } from 'go-high-level-emulator'
import { sendLead } from './send-lead.js'

test('a sender gives up on an answer that takes too long, and nothing was stored', async (t) => {
  const emulator = await startEmulator()
  t.after(() => emulator.close())
  await emulator.fail({ delayMs: 60_000 })
  const { baseUrl, apiKey } = emulator

  await assert.rejects(sendLead({ email: 'john@deo.com' }, { baseUrl, apiKey, timeoutMs: 200 }), { name: 'TimeoutError' })

  // With connection: 'reset-after' as well, the delay would come after the contact was stored.
  await emulator.idle()
  assert.deepEqual(await emulator.contacts(), [])
})
