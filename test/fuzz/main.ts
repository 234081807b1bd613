// Sends the emulator whatever might break it, and fails with the first that does.
// Usage: npm run test:fuzz [-- --seconds 60] [--seed N]
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { KINDS } from './emulators.js'
import { type Evidence, judge, MOST_HEAP_KEPT } from './judge.js'
import { Emulators } from './run.js'
import { type Case, cases } from './sends.js'

const CASES_PER_SEED = 50
/** How many seeds are looked at side by side, each with emulators of its own: most of the time goes by with waiting. */
const LANES = 4
const SHRINK_MS = 60_000
const NOTHING_SEEN: Evidence = { seen: [], armed: [], log: '', ended: undefined }
/** What was found before, and is sent first. */
const CORPUS = new URL('../../../test/fuzz/corpus/', import.meta.url)

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string' } } })
const firstSeed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31))
const answered = new Map<string, number>()
const corpus = readdirSync(CORPUS)
let nextSeed = firstSeed

console.log(`fuzzing for ${values.seconds} s from seed ${firstSeed}`)
const lanes = Array.from({ length: LANES }, () => new Emulators())
try {
  await Promise.all(lanes.map(fuzz))
} finally {
  for (const emulators of lanes) await emulators.stop()
}
const counts = [...answered].sort(([a], [b]) => a.localeCompare(b)).map(([status, count]) => `${status}: ${count}`)
console.log(`nothing found in ${(nextSeed - firstSeed) * CASES_PER_SEED} cases; answers by status, ${counts.join(', ')}`)

/** What was found before, then one seed after the other, each with the next number, until the time is up. */
async function fuzz(emulators: Emulators): Promise<void> {
  // What the first requests bring into memory is no loss.
  for (const kind of Object.keys(KINDS)) await emulators.run({ kind, rounds: [] })
  const before = await heaps(emulators)
  const lookAtHeap = async (after: string) => complain(after, judge({ ...NOTHING_SEEN, heapKept: await heapKept(before, emulators) }))
  for (let file = corpus.shift(); file !== undefined; file = corpus.shift()) {
    complain(`corpus/${file}`, await wrongWith(JSON.parse(readFileSync(new URL(file, CORPUS), 'utf8')), emulators))
    await lookAtHeap(`corpus/${file}`)
  }
  const endsAt = performance.now() + Number(values.seconds) * 1000
  while (performance.now() < endsAt) {
    const seed = nextSeed++
    await look(seed, emulators)
    await lookAtHeap(`the cases of seed ${seed}`)
  }
}

/** Sends the cases of a seed; the first that is answered wrongly is made as small as it can be and kept. */
async function look(seed: number, emulators: Emulators): Promise<void> {
  const property = fc.asyncProperty(cases, async (each) => {
    const wrong = await wrongWith(each, emulators)
    if (wrong.length > 0) throw new Error(wrong.join('\n'))
  })
  const { failed, counterexample, errorInstance } = await fc.check(property, {
    seed,
    numRuns: CASES_PER_SEED,
    interruptAfterTimeLimit: SHRINK_MS
  })
  if (!failed || counterexample === null) return
  const found = (errorInstance as Error).message
  const file = new URL(`seed-${seed}.json`, CORPUS)
  writeFileSync(file, `${JSON.stringify({ found, ...counterexample[0] }, null, 2)}\n`)
  console.log(`kept in ${fileURLToPath(file)}; mend the cause, and give the file a name that says it`)
  complain(`seed ${seed}`, [found])
}

async function wrongWith(each: Case, emulators: Emulators): Promise<string[]> {
  const evidence = await emulators.run(each)
  for (const { statuses } of evidence.seen) {
    for (const status of statuses.length > 0 ? statuses : ['cut']) answered.set(`${status}`, (answered.get(`${status}`) ?? 0) + 1)
  }
  return judge(evidence)
}

async function heaps(emulators: Emulators): Promise<number[]> {
  const sizes: number[] = []
  for (const kind of Object.keys(KINDS)) sizes.push(await (await emulators.of(kind)).heap())
  return sizes
}

/** By how much a heap is larger than before, at most; looked at again a few times, for a body may still be on its way. */
async function heapKept(before: readonly number[], emulators: Emulators): Promise<number> {
  let kept = 0
  for (let tries = 0; tries < 20; tries++) {
    const now = await heaps(emulators)
    kept = Math.max(...now.map((size, index) => size - (before[index] as number)))
    if (kept < MOST_HEAP_KEPT) break
    await setTimeout(100)
  }
  return kept
}

function complain(where: string, wrong: readonly string[]): void {
  if (wrong.length > 0) throw new Error(`${where}: ${wrong.join('\n')}`)
}
