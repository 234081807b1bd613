// Compares the emulator with a bare server, and with what a user would pick instead.
// npm run bench [-- --quick]     --quick: the bare server alone, in a minute; else --write puts the results into docs/
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import { firstAnswer, startOnce } from './first-answer.js'
import { watchHost } from './host.js'
import { latency } from './latency.js'
import { median } from './median.js'
import { memory } from './memory.js'
import { install, PEERS, sizeOf, whyNot } from './peers.js'
import { write } from './report.js'
import { EMULATOR } from './servers.js'
import { SUITES, suite } from './suite.js'
import { throughput } from './throughput.js'

const OWN = ['emulator', 'bare']
const FIRST_START = 'emulator, first start'
const STARTS = [...OWN, FIRST_START]
// After some two seconds V8 has optimized what it will of the emulator.
const FULL = { rounds: 9, warmUpMs: 3000, roundMs: 3000, starts: 20, peerRounds: 3, peerStarts: 5, suites: 15 }
const QUICK = { rounds: 3, warmUpMs: 2000, roundMs: 1000, starts: 7 }

const quick = process.argv.includes('--quick')
const plan = quick ? QUICK : FULL

const script = (file) => fileURLToPath(new URL(file, import.meta.url))
if (!existsSync(EMULATOR)) execFileSync(process.execPath, [script('../scripts/build.js')], { cwd: script('..'), stdio: 'inherit' })

const machine = `${cpus()[0]?.model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`
const date = new Date().toISOString().slice(0, 10)
console.log(`${machine}, ${date}\n`)
const stolen = watchHost()

for (const name of OWN) await startOnce(name)
const starts = await measure('first answer, ms from spawn', plan.starts, firstAnswer, STARTS)
const loads = await measure('requests per second, 32 connections', plan.rounds, throughput, OWN)
const { [FIRST_START]: _, ...start } = starts.medians
const ratios = { start: starts.ratios.emulator, firstStart: starts.ratios[FIRST_START], throughput: loads.ratios.emulator }
const results = { machine, date, start, throughput: loads.medians, ratios }
if (!quick) {
  results.latency = (await measure('99th percentile of ms to the answer, at 2000 requests per second', plan.rounds, latency, OWN)).medians
  // What was installed just now is read from the disk once.
  for (const name of SUITES) await suite(name)
  results.suites = (await measure('a suite of 200 tests, ms from spawn to exit', plan.suites, suite, SUITES)).medians
  results.memory = (await measure('resident MiB after the first answer', plan.peerRounds, memory, OWN)).medians
  const peers = Object.keys(PEERS).filter((name) => {
    const reason = whyNot(name)
    if (reason) console.log(`${reason}\n`)
    else install(name)
    return !reason
  })
  Object.assign(results.start, (await measure('first answer, ms from spawn', plan.peerStarts, firstAnswer, peers)).medians)
  Object.assign(results.throughput, (await measure('requests per second, 32 connections', plan.peerRounds, throughput, peers)).medians)
  // Of one that another program runs, only the launcher would be seen.
  const seen = peers.filter((name) => !PEERS[name].needs)
  Object.assign(results.memory, (await measure('resident MiB after the first answer', plan.peerRounds, memory, seen)).medians)
  results.sizes = Object.fromEntries(['emulator', ...peers].map((name) => [name, sizeOf(name)]))
  console.table(results.sizes)
  const json = (file, ...args) => JSON.parse(execFileSync(process.execPath, ['--expose-gc', script(file), ...args]).toString())
  results.warm = json('warm.js')
  console.log('starts in one process:', results.warm)
  results.growth = Object.fromEntries(['contacts', 'locations', 'journal'].map((what) => [what, json('growth.js', what)]))
  for (const rows of Object.values(results.growth)) console.table(rows)
}
results.stolen = stolen()
if (results.stolen !== undefined) console.log(`the host kept back ${(results.stolen * 100).toFixed(1)} % of the processors' time`)
if (process.argv.includes('--write')) write(results)

/**
 * Takes turns, so that whatever else the machine does meets all alike. Returns the medians, and where the bare server is
 * among them those of the ratios to it, each of two that were measured one after the other.
 */
async function measure(what, count, once, names) {
  const rounds = Array.from({ length: count }, () => ({}))
  for (const round of rounds) {
    for (const name of names) {
      try {
        round[name] = await once(name, plan)
      } catch (error) {
        console.log(`${name}: ${error.message}`)
      }
    }
  }
  const line = (name, cells) => console.log(name.padEnd(66) + cells.map((cell) => String(cell).padStart(10)).join(''))
  line(what, ['median', 'min', 'max', 'n', 'ratio'])
  const medians = {}
  const ratios = {}
  for (const name of names) {
    const taken = rounds.filter((round) => name in round)
    if (taken.length === 0) continue
    const values = taken.map((round) => round[name])
    medians[name] = median(values)
    const shown = [medians[name], Math.min(...values), Math.max(...values)].map((value) => value.toFixed(value < 100 ? 1 : 0))
    const pairs = taken.filter((round) => 'bare' in round)
    if (pairs.length > 0) ratios[name] = median(pairs.map((round) => round[name] / round.bare))
    line(`  ${name}`, [...shown, values.length, ratios[name]?.toFixed(2) ?? ''])
  }
  console.log()
  return { medians, ratios }
}
