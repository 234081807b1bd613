const { useEmulator } = require('go-high-level-emulator/jest')

const ghl = useEmulator()
let sendLead

beforeAll(async () => {
  sendLead = (await import('../send-lead.js')).sendLead
})

test('the same lead from another file is not seen here', async () => {
  await sendLead({ email: 'john@deo.com' })

  await expect(ghl).toHaveContact({ email: 'john@deo.com' }, { times: 1 })
})

test('a failure that is armed here fails nobody else', async () => {
  await ghl.fail({ status: 500 })

  await expect(sendLead({ email: 'john@deo.com' })).rejects.toThrow('GoHighLevel answered 500')
})
