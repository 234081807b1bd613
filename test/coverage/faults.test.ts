import t from 'tap'
import { FAULTS, faultsMet } from '../../src/coverage/faults.js'
import { startEmulator } from '../../src/index.js'
import { post } from '../emulators.js'

for (const { name, arm } of FAULTS) {
  t.test(`${name} is met by who is shown ${JSON.stringify(arm)}, and nothing else is`, async (t) => {
    await using emulator = await startEmulator()
    await emulator.fail('delayMs' in arm ? { delayMs: 1 } : arm)
    await post(emulator, { email: 'john@deo.com' }).catch(() => {})
    t.same((await emulator.coverage()).faults.met, [{ fault: name, count: 1 }])
  })
}

t.test('a rate limit and a refused key are met without an armed fault too', async (t) => {
  t.same(faultsMet({ status: 429, fault: null }), ['rate-limited'])
  t.same(faultsMet({ status: 401, fault: null }), ['refused-key'])
  t.same(faultsMet({ status: 503, fault: null }), ['vendor-down'])
  t.same(faultsMet({ status: 200, fault: null }), [])
  t.same(faultsMet({ status: null, fault: null }), [], 'the caller hung up')
})

t.test('one exchange can meet two', async (t) => {
  t.same(faultsMet({ status: 200, fault: { delayMs: 1, connection: 'truncate' } }), ['late', 'truncated'])
})
