// Compares the emulator with a bare server: npm run bench [-- --quick]
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { firstAnswer } from './first-answer.js'
import { EMULATOR, NAMES } from './servers.js'
import { throughput } from './throughput.js'

const FULL = { rounds: 5, warmUpMs: 1000, roundMs: 3000, spawns: 20 }
const QUICK = { rounds: 3, warmUpMs: 500, roundMs: 1000, spawns: 7 }

const plan = process.argv.includes('--quick') ? QUICK : FULL

if (!existsSync(EMULATOR)) {
  execFileSync(process.execPath, [fileURLToPath(new URL('../scripts/build.js', import.meta.url))], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    stdio: 'inherit'
  })
}

console.log(`${cpus()[0]?.model}, ${cpus().length} cores, node ${process.version}, ${new Date().toISOString()}\n`)
report('first answer, ms from spawn', await measure(plan.spawns, firstAnswer))
report('requests per second', await measure(plan.rounds, (name) => throughput(name, plan)))

/** Takes turns, so that whatever else the machine does meets both alike. */
async function measure(rounds, once) {
  const results = Object.fromEntries(NAMES.map((name) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    for (const name of NAMES) results[name].push(await once(name))
  }
  return results
}

function report(what, results) {
  const cell = (value) => String(value).padStart(10)
  console.log(`${what.padEnd(30)}${['median', 'min', 'max', 'n'].map(cell).join('')}`)
  for (const name of NAMES) {
    const values = results[name]
    const numbers = [median(values), Math.min(...values), Math.max(...values)].map(Math.round)
    console.log(`  ${name.padEnd(28)}${[...numbers, values.length].map(cell).join('')}`)
  }
  const ratio = (of) => (of(results.emulator) / of(results.bare)).toFixed(2)
  console.log(
    `  ${'emulator / bare'.padEnd(28)}${[median, (all) => Math.min(...all), (all) => Math.max(...all)].map(ratio).map(cell).join('')}\n`
  )
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}
