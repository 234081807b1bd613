// Whether the emulator keeps anything it should not: mixed load for some time, and the heap over it.
// npm run bench:soak [-- --minutes 10]
import { connect } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { startEmulator } from '../dist/index.js'
import { median } from './median.js'

const CALLERS = 16
const LOCATIONS = 50
const MARKS = 20
/** So much more, and still flat: what V8 has compiled meanwhile, and how full the journals happen to be. */
const MOST_GROWTH = 2 * 2 ** 20

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' } } })
const lasts = Number(values.minutes) * 60_000
const emulator = await startEmulator({ journalLimit: 100 })
const port = Number(new URL(emulator.url).port)
const endsAt = performance.now() + lasts
const counts = {}

const some = (count) => Math.floor(Math.random() * count)
const key = () => `test-soak-${some(LOCATIONS)}`
const lead = () => ({ email: `lead-${some(1000)}@example.com`, firstName: 'John', tags: ['a'], customField: { a: some(9) } })

/** Sends a request on a connection of its own; the text of the answer, or nothing where it was cut. */
function call(method, path, body, { hangUpAfter, as = key() } = {}) {
  return new Promise((resolve) => {
    const payload = body === undefined ? '' : JSON.stringify(body)
    const socket = connect(port, '127.0.0.1').setEncoding('utf8')
    let text = ''
    socket.on('data', (chunk) => {
      text += chunk
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve(text))
    const head = `${method} ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer ${as}`
    socket.write(`${head}\r\nContent-Length: ${payload.length}\r\n\r\n${payload}`)
    if (hangUpAfter !== undefined) setTimeout(hangUpAfter).then(() => socket.destroy())
  })
}

/** What is done, and how often beside the rest. */
const DONE = {
  create: [40, () => call('POST', '/v1/contacts', lead())],
  'change and delete': [10, changeAndDelete],
  list: [10, () => call('GET', '/v1/contacts?limit=20&query=lead-1')],
  lookup: [10, () => call('GET', `/v1/contacts/lookup?email=lead-${some(1000)}@example.com`)],
  refused: [5, () => call('POST', '/v1/contacts', { ...lead(), tags: [1, 2, 3], email: 5 })],
  wait: [
    5,
    () => call('POST', '/_emulator/requests/wait', { timeoutMs: some(20), match: { body: { email: `lead-${some(2000)}@example.com` } } })
  ],
  idle: [2, () => call('GET', '/_emulator/idle?quietMs=1&timeoutMs=20')],
  fault: [3, () => call('POST', '/_emulator/faults', [{ status: 500 }, { connection: 'reset-after' }, { delayMs: 5 }][some(3)])],
  'hang up': [4, () => call('POST', '/v1/contacts', lead(), { hangUpAfter: some(3) })],
  stream: [2, () => call('GET', '/_emulator/events?since=0', undefined, { hangUpAfter: some(200) })],
  journal: [2, () => call('GET', '/_emulator/requests?limit=10')],
  reset: [2, () => call('POST', '/_emulator/reset')]
}
const choices = Object.entries(DONE).flatMap(([name, [often]]) => Array(often).fill(name))

async function changeAndDelete() {
  const as = key()
  const [, id = 'none'] = /"id":"([^"]*)"/.exec(await call('POST', '/v1/contacts', lead(), { as })) ?? []
  await call('PUT', `/v1/contacts/${id}`, { city: 'Dolomite' }, { as })
  await call('POST', `/v1/contacts/${id}/notes`, { body: 'called' }, { as })
  await call('GET', `/v1/contacts/${id}`, undefined, { as })
  return call('DELETE', `/v1/contacts/${id}`, undefined, { as })
}

async function caller() {
  while (performance.now() < endsAt) {
    const name = choices[some(choices.length)]
    await DONE[name][1]()
    counts[name] = (counts[name] ?? 0) + 1
  }
}

/** After everything was reset, so that only what should be gone is seen. */
async function heap() {
  await emulator.reset({ all: true })
  globalThis.gc()
  return process.memoryUsage().heapUsed
}

const callers = Array.from({ length: CALLERS }, caller)
const marks = []
console.log('  minute  heap MiB    done')
for (let mark = 1; mark <= MARKS; mark++) {
  await setTimeout((lasts / MARKS) * 0.98)
  marks.push(await heap())
  const done = Object.values(counts).reduce((sum, count) => sum + count, 0)
  console.log(
    `${((lasts / 60_000 / MARKS) * mark).toFixed(1).padStart(8)}${(marks.at(-1) / 2 ** 20).toFixed(1).padStart(10)}${String(done).padStart(8)}`
  )
}
await Promise.all(callers)
await emulator.close()
const quarter = MARKS / 4
const growth = median(marks.slice(-quarter)) - median(marks.slice(quarter, 2 * quarter))
const isFlat = growth < MOST_GROWTH
console.log(counts)
console.log(`the heap is ${isFlat ? 'flat' : 'NOT flat'}: ${(growth / 2 ** 20).toFixed(2)} MiB more in the last quarter than in the second`)
process.exit(isFlat ? 0 : 1)
