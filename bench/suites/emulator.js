import { startEmulator } from '../../dist/index.js'
import { runLeadTests } from './lead-tests.js'

const emulator = await startEmulator()
await runLeadTests({
  baseUrl: emulator.baseUrl,
  fresh: () => emulator.reset(),
  limitOnce: () => emulator.fail({ status: 429 }),
  arrived: async () => (await emulator.requests()).map(({ request }) => request.body)
})
await emulator.close()
