import t from 'tap'
import { whyUnsound } from '../../src/faults/check.js'
import { FAULT_NAMES, NAMED_FAULTS } from '../../src/faults/named-faults.js'

t.test('each fault that has a name is what the name says, and can be armed', async (t) => {
  t.strictSame(NAMED_FAULTS, {
    'rate-limited': { status: 429 },
    'vendor-down': { status: 503 },
    'refused-key': { status: 401 },
    late: { delayMs: 5000 },
    'cut-before': { connection: 'reset-before' },
    'cut-after-store': { connection: 'reset-after' },
    truncated: { connection: 'truncate' },
    'store-then-500': { status: 500, after: 'store' }
  })
  for (const name of FAULT_NAMES) t.equal(whyUnsound(NAMED_FAULTS[name]), undefined, name)
})
