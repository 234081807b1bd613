// Whether a create takes about as long by version 2 as by version 1: the ratio of their throughputs, of rounds that take turns. Each
// lead has an e-mail of its own, for v2 takes none twice.
// npm run bench:v2 [-- --rounds 9]
import { parseArgs } from 'node:util'
import { median } from './median.js'
import { withServer } from './servers.js'
import { connections } from './throughput.js'

const LEAST = 0.9
const ROUND_MS = 2000
const LEAD = {
  phone: undefined,
  firstName: 'John',
  lastName: 'Deo',
  city: 'Dolomite',
  country: 'US',
  tags: ['aute', 'dolor'],
  source: 'bench'
}

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '9' } } })
const sent = { v1: 0, v2: 0 }

const VERSIONS = {
  v1: (email) => request('/v1/contacts', [], { ...LEAD, email, customField: { a: 'b' } }),
  v2: (email) =>
    request('/contacts/', ['Version: 2021-07-28'], { ...LEAD, locationId: 'LOC', email, customFields: [{ id: 'a', field_value: 'b' }] })
}

const ratios = await withServer('emulator with a location', async ({ port }) => {
  for (const version of Object.keys(VERSIONS)) await load(port, version, ROUND_MS)
  const rounds = []
  for (let round = 0; round < Number(values.rounds); round++) {
    const [v1, v2] = [await load(port, 'v1', ROUND_MS), await load(port, 'v2', ROUND_MS)]
    console.log(`creates a second: v1 ${v1.toFixed(0)}, v2 ${v2.toFixed(0)}, ratio ${(v2 / v1).toFixed(3)}`)
    rounds.push(v2 / v1)
  }
  return rounds
})
const ratio = median(ratios)
console.log(`median of the ratios: ${ratio.toFixed(3)}, and at least ${LEAST} is wanted`)
if (ratio < LEAST) process.exitCode = 1

function request(path, headers, lead) {
  const body = JSON.stringify(lead)
  const head = [
    `POST ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    'Authorization: Bearer test-bench',
    'Content-Type: application/json',
    ...headers
  ]
  return `${[...head, `Content-Length: ${Buffer.byteLength(body)}`].join('\r\n')}\r\n\r\n${body}`
}

/** Creates a second. */
async function load(port, version, ms) {
  const sockets = await connections(port)
  const startedAt = performance.now()
  let answered = 0
  await Promise.all(sockets.map((socket) => exchange(socket, version, () => ++answered && performance.now() - startedAt < ms)))
  const elapsed = performance.now() - startedAt
  for (const socket of sockets) socket.destroy()
  return (answered / elapsed) * 1000
}

/** Sends one lead after the other, each when the one before was taken, until `goOn` says no. */
function exchange(socket, version, goOn) {
  const next = () => socket.write(VERSIONS[version](`lead-${version}-${sent[version]++}@example.com`))
  return new Promise((resolve, reject) => {
    let text = ''
    socket.setEncoding('latin1').on('data', (chunk) => {
      text += chunk
      const length = /\r\ncontent-length: (\d+)/i.exec(text)?.[1]
      const body = text.indexOf('\r\n\r\n') + 4
      if (length === undefined || text.length < body + Number(length)) return
      const status = text.slice(9, 12)
      if (!/^20[01]$/.test(status)) reject(new Error(`${version}: ${text.slice(0, 500)}`))
      text = ''
      if (goOn()) next()
      else resolve()
    })
    socket.on('error', reject)
    next()
  })
}
