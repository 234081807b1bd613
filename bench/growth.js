// How time and memory grow with what is kept. Prints JSON; usage: node --expose-gc bench/growth.js contacts|locations|journal
import { once } from 'node:events'
import { connect } from 'node:net'
import { startEmulator } from '../dist/index.js'
import { median } from './median.js'

const REPEATS = 1000
const CHUNK = 5000

const lead = (nth) => ({ email: `lead-${nth}@example.com`, phone: `+1${2_000_000_000 + nth}`, firstName: 'John', tags: ['a'] })
const heap = () => {
  globalThis.gc()
  return process.memoryUsage().heapUsed
}

const GROWS = {
  contacts: () => contacts([100, 1000, 10_000, 100_000, 1_000_000]),
  locations: () => locations([10, 100, 1000, 10_000]),
  journal: () => journal([100, 1000, 10_000, 100_000])
}
console.log(JSON.stringify(await GROWS[process.argv[2]]()))

/** Microseconds of each call over a socket, and the bytes of a contact, by how many contacts a location has. */
async function contacts(sizes) {
  const emulator = await startEmulator({ maxContacts: 2_000_000 })
  const call = await caller(emulator)
  const ids = []
  const some = () => Math.floor(Math.random() * ids.length)
  const calls = {
    read: () => call('GET', `/contacts/${ids[some()]}`),
    lookup: () => call('GET', `/contacts/lookup?email=lead-${some()}@example.com`),
    update: () => call('PUT', `/contacts/${ids[some()]}`, { city: 'Dolomite' }),
    list: () => call('GET', '/contacts/?limit=20'),
    create: async () => ids.push((await call('POST', '/contacts', lead(ids.length))).contact.id)
  }
  // What is compiled at the first calls is compiled before the first that is measured.
  await calls.create()
  for (const one of Object.values(calls)) await timeOf(one, 3 * REPEATS)
  await emulator.reset()
  ids.length = 0
  const empty = heap()
  const rows = []
  for (const size of sizes) {
    while (ids.length < size) {
      const more = Array.from({ length: Math.min(CHUNK, size - ids.length) }, (_, index) => lead(ids.length + index))
      for (const { id } of await emulator.addContacts(...more)) ids.push(id)
    }
    const row = { size, bytes: (heap() - empty) / size }
    // The indexes are made by the first call that needs one.
    for (const one of Object.values(calls)) await one()
    for (const [name, one] of Object.entries(calls)) row[name] = await timeOf(one, REPEATS)
    rows.push(row)
  }
  await emulator.close()
  return rows
}

/** Microseconds of a create, and the bytes of a location with one contact, by how many locations there are. */
async function locations(sizes) {
  const emulator = await startEmulator({ locationLimit: 20_000 })
  const call = await caller(emulator)
  const create = (nth) => call('POST', '/contacts', lead(nth), `test-${nth}`)
  // Compiled before the first is measured.
  await timeOf(() => create(0), 3 * REPEATS)
  await emulator.reset({ all: true })
  const empty = heap()
  const rows = []
  let opened = 0
  for (const size of sizes) {
    while (opened < size) await create(opened++)
    const bytes = (heap() - empty) / size
    rows.push({ size, bytes, create: await timeOf(() => create(Math.floor(Math.random() * opened)), REPEATS) })
  }
  await emulator.close()
  return rows
}

/** Microseconds of a create, by how many exchanges a journal holds that is full. */
async function journal(sizes) {
  const rows = []
  for (const size of sizes) {
    const emulator = await startEmulator({ journalLimit: size })
    const call = await caller(emulator)
    const create = () => call('POST', '/contacts', lead(0))
    for (let count = 0; count < size + REPEATS; count++) await create()
    rows.push({ size, create: await timeOf(create, REPEATS) })
    await emulator.close()
  }
  return rows
}

/** Calls the API, one request after the other, on one socket. */
async function caller({ url, apiKey: own }) {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
    .setNoDelay()
    .setEncoding('utf8')
  await once(socket, 'connect')
  return async (method, path, body, apiKey = own) => {
    const text = body === undefined ? '' : JSON.stringify(body)
    socket.write(
      `${method} /v1${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${apiKey}\r\nContent-Length: ${text.length}\r\n\r\n${text}`
    )
    let received = ''
    for (;;) {
      received += (await once(socket, 'data'))[0]
      const [head, length] = /^HTTP\/1.1 200 [\s\S]*?content-length: (\d+)[\s\S]*?\r\n\r\n/.exec(received) ?? []
      if (head === undefined) throw new Error(`${method} ${path}: ${received}`)
      const answer = received.slice(head.length)
      if (answer.length >= Number(length)) return JSON.parse(answer)
    }
  }
}

/** The median, in microseconds. */
async function timeOf(one, repeats) {
  const taken = []
  for (let count = 0; count < repeats; count++) {
    const startedAt = performance.now()
    await one()
    taken.push((performance.now() - startedAt) * 1000)
  }
  return median(taken)
}
