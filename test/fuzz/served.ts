// The emulator that is fuzzed, in a process of its own: options as JSON in the arguments; answers `heap` with the bytes in use.
import { startEmulator } from '../../src/index.js'

const target = { write: (line: string) => console.error(line), colour: false }
const emulator = await startEmulator({ ...JSON.parse(process.argv[2] as string), logTarget: target })
process.on('message', () => {
  ;(globalThis as unknown as { gc(): void }).gc()
  process.send?.(process.memoryUsage().heapUsed)
})
process.on('disconnect', () => process.exit(0))
process.send?.(emulator.url)
