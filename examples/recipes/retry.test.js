import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startEmulator } from 'go-high-level-emulator'
import { sendLead } from './send-lead.js'

test('a lead that met the rate limit twice is sent again, and kept once', async (t) => {
  const emulator = await startEmulator()
  t.after(() => emulator.close())
  // The emulator asks for a second's patience; 0, so that the test need not wait.
  await emulator.fail({ status: 429, times: 2, headers: { 'retry-after': '0' } })

  await sendLead({ email: 'john@deo.com' }, emulator)

  const exchanges = await emulator.requests()
  assert.deepEqual(
    exchanges.map(({ response }) => response.status),
    [429, 429, 200]
  )
  assert.equal((await emulator.contacts()).length, 1)
})

test('a lead that keeps meeting the rate limit is given up', async (t) => {
  const emulator = await startEmulator()
  t.after(() => emulator.close())
  await emulator.fail({ status: 429, times: 9, headers: { 'retry-after': '0' } })

  await assert.rejects(sendLead({ email: 'john@deo.com' }, { baseUrl: emulator.baseUrl, apiKey: emulator.apiKey, retries: 2 }), /429/)

  assert.equal((await emulator.requests()).length, 3)
  assert.deepEqual(await emulator.contacts(), [])
})
