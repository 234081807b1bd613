import { expect, test } from 'go-high-level-emulator/vitest'
import { sendLead } from '../send-lead.js'

test('the same lead from another file is not seen here', async ({ ghl }) => {
  await sendLead({ email: 'john@deo.com' })

  await expect(ghl).toHaveContact({ email: 'john@deo.com' }, { times: 1 })
})

// These share one environment, so each gives its address and key.
test.concurrent('a failure that is armed here fails nobody else', async ({ ghl }) => {
  await ghl.fail({ status: 500 })

  await expect(sendLead({ email: 'john@deo.com' }, ghl)).rejects.toThrow('GoHighLevel answered 500')
})

test.concurrent('nobody else is failed', async ({ ghl }) => {
  await expect(sendLead({ email: 'john@deo.com' }, ghl)).resolves.toMatchObject({ locationId: ghl.locationId })
})
