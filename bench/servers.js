// The two servers that are compared, each in a process of its own, and the one request that both are sent.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

const path = (file) => fileURLToPath(new URL(file, import.meta.url))

export const EMULATOR = path('../dist/cli.cjs')

const ARGUMENTS = {
  emulator: (port) => [EMULATOR, '--log', 'silent', '--port', String(port), '--json'],
  bare: (port) => [path('bare-server.js'), String(port)]
}

export const NAMES = Object.keys(ARGUMENTS)

// The documented example.
const BODY = JSON.stringify({
  email: 'john@deo.com',
  phone: '+18887324197',
  firstName: 'John',
  lastName: 'Deo',
  name: 'John Deo',
  dateOfBirth: '1990-09-25',
  address1: '3535 1st St N',
  city: 'Dolomite',
  state: 'AL',
  country: 'US',
  postalCode: '35061',
  companyName: 'DGS VolMAX',
  website: '35061',
  tags: ['aute consequat ad ea', 'dolor sed'],
  source: 'public api',
  customField: { __custom_field_id__: 'exercitation' }
})

export const REQUEST = [
  'POST /v1/contacts/ HTTP/1.1',
  'Host: 127.0.0.1',
  'User-Agent: bench',
  'Accept: */*',
  'Authorization: Bearer test-bench',
  'Content-Type: application/json',
  `Content-Length: ${Buffer.byteLength(BODY)}`,
  '',
  BODY
].join('\r\n')

/**
 * Runs `use` with a fresh server, and ends it afterwards. The port is chosen beforehand and tried until it opens, so that
 * both servers are waited for in the same way, whatever they print.
 */
export async function withServer(name, use) {
  const port = await freePort()
  const spawnedAt = performance.now()
  const child = spawn(process.execPath, ARGUMENTS[name](port), { stdio: ['ignore', 'ignore', 'inherit'] })
  const ended = once(child, 'exit')
  try {
    return await use({ port, spawnedAt, connection: await firstConnection(port, child) })
  } finally {
    child.kill('SIGKILL')
    await ended
  }
}

// Below those that the system gives to connections of its own: trying one of these, a socket may connect to itself.
async function freePort() {
  const server = createServer().listen(20_000 + Math.floor(Math.random() * 10_000), '127.0.0.1')
  const free = await Promise.race([once(server, 'listening').then(() => true), once(server, 'error').then(() => false)])
  if (!free) return freePort()
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return port
}

async function firstConnection(port, child) {
  while (child.exitCode === null && child.signalCode === null) {
    const socket = connect(port, '127.0.0.1')
    const connected = await new Promise((resolve) => {
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    })
    if (connected) return socket
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  throw new Error(`${child.spawnargs.join(' ')} ended with ${child.exitCode ?? child.signalCode}`)
}

/**
 * Sends the request over and over, each time its answer is there, until `goOn` says no. By hand on a raw socket:
 * node's own HTTP client takes more time for a request than the servers do, and would itself be measured.
 */
export function exchange(socket, goOn) {
  return new Promise((resolve, reject) => {
    let received = ''
    socket.setNoDelay().setEncoding('latin1')
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('the server cut the connection')))
    socket.on('data', (text) => {
      received += text
      const bodyAt = received.indexOf('\r\n\r\n') + 4
      if (bodyAt < 4) return
      const length = Number(/^content-length: (\d+)/im.exec(received)?.[1])
      if (received.length < bodyAt + length) return
      if (!received.startsWith('HTTP/1.1 200 ')) return reject(new Error(`not the answer that was expected: ${received}`))
      received = ''
      if (goOn()) socket.write(REQUEST)
      else resolve()
    })
    socket.write(REQUEST)
  })
}
