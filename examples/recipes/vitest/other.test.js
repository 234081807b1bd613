import { connectEmulator } from 'go-high-level-emulator'
import { expect, inject, test } from 'vitest'
import { sendLead } from '../send-lead.js'

const emulator = await connectEmulator(inject('emulatorUrl'))

test.concurrent('the same lead from another file is not seen here', async () => {
  const location = emulator.location()

  await sendLead({ email: 'john@deo.com' }, { baseUrl: emulator.baseUrl, apiKey: location.apiKey })

  expect(await location.contacts()).toMatchObject([{ email: 'john@deo.com' }])
})

test.concurrent('a failure that is armed here fails nobody else', async () => {
  const location = emulator.location()
  await location.fail({ status: 500 })

  const sent = sendLead({ email: 'john@deo.com' }, { baseUrl: emulator.baseUrl, apiKey: location.apiKey })

  await expect(sent).rejects.toThrow('GoHighLevel answered 500')
})
