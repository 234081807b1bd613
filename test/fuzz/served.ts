// The emulator that is fuzzed, in a process of its own: options as JSON in the arguments; answers `heap` with the bytes in use, `processor` with the time used.
import { startEmulator } from '../../src/index.js'

const target = { write: (line: string) => console.error(line), colour: false, columns: 100 }
const emulator = await startEmulator({ ...JSON.parse(process.argv[2] as string), logTarget: target })
process.on('message', (what) => process.send?.(what === 'heap' ? heapUsed() : processorMs()))
process.on('disconnect', () => process.exit(0))
process.send?.(emulator.url)

function heapUsed(): number {
  ;(globalThis as unknown as { gc(): void }).gc()
  return process.memoryUsage().heapUsed
}

function processorMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
