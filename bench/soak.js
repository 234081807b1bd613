// What the emulator keeps in memory: 300 000 creates through 1 000 locations, with the default limits.
// Usage: node --expose-gc bench/soak.js [CREATES] [LOCATIONS]
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { startEmulator } from '../dist/index.js'

const [creates, locations] = [Number(process.argv[2] ?? 300_000), Number(process.argv[3] ?? 1000)]
const body = JSON.stringify(JSON.parse(readFileSync(new URL('../fixtures/create-contact/body.json', import.meta.url), 'utf8')))
const emulator = await startEmulator({ apiKeys: ['*'] })
const port = Number(new URL(emulator.url).port)
let sent = 0
let answered = 0

const heap = () => {
  globalThis.gc()
  return process.memoryUsage().heapUsed
}
const request = () =>
  `POST /v1/contacts HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer soak-${sent++ % locations}\r\nContent-Length: ${body.length}\r\n\r\n${body}`

const start = heap()
const marks = []
console.log('    creates    heap MiB')
await new Promise((resolve) => {
  for (let index = 0; index < 32; index++) {
    const socket = connect(port, '127.0.0.1', () => socket.write(request()))
    socket.on('data', () => {
      if (++answered % (creates / 10) === 0) {
        marks.push({ answered, heap: heap() })
        console.log(`${String(answered).padStart(11)}  ${((marks.at(-1).heap - start) / 2 ** 20).toFixed(1).padStart(10)}`)
      }
      if (answered >= creates) resolve()
      else if (sent < creates) socket.write(request())
    })
  }
})
const [before, after] = [marks.at(-6), marks.at(-1)]
console.log(
  `bytes for each contact more, once the journal is full: ${Math.round((after.heap - before.heap) / (after.answered - before.answered))}`
)
process.exit(0)
