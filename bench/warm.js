// Starts in a process that has started one before. Prints JSON; usage: node --expose-gc bench/warm.js
import { setImmediate } from 'node:timers/promises'
import { startEmulator } from '../dist/index.js'
import { median } from './median.js'

const STARTS = 500
const taken = []
const heaps = []
for (let count = 1; count <= STARTS; count++) {
  const startedAt = performance.now()
  const emulator = await startEmulator()
  taken.push(performance.now() - startedAt)
  await emulator.close()
  // Node lets go of what was closed when its event loop turns, as it does in any test.
  await setImmediate()
  if (count % 100 === 0) heaps.push(heap())
}
console.log(JSON.stringify({ first: taken[0], early: median(taken.slice(1, 21)), late: median(taken.slice(-100)), heaps }))

/** MiB. */
function heap() {
  globalThis.gc()
  return process.memoryUsage().heapUsed / 2 ** 20
}
