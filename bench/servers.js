// The servers that are compared, each in a process of its own, and the one request that all are sent.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { commandOf } from './peers.js'

const path = (file) => fileURLToPath(new URL(file, import.meta.url))

export const EMULATOR = path('../dist/cli.cjs')

const runEmulator = (port) => [EMULATOR, '--log', 'silent', '--port', port, '--json']

/** By name: the arguments of Node, given a port and a folder to write to; and the path, status and environment where they are others. */
const SERVERS = {
  bare: { run: (port) => [path('bare-server.js'), port] },
  emulator: { run: runEmulator },
  'emulator with a location': { run: (port) => [...runEmulator(port), '--api-key', 'test-bench=LOC', '--max-contacts', '10000000'] },
  // As at the first start of an installation, which has no compiled code of an earlier one.
  'emulator, first start': { run: runEmulator, environment: { NODE_DISABLE_COMPILE_CACHE: '1' } },
  'Mockoon CLI': {
    run: (port) => [commandOf('Mockoon CLI'), 'start', '--data', path('peers/mockoon.json'), '--port', port, '--disable-log-to-file']
  },
  Prism: { run: (port) => [commandOf('Prism'), 'mock', '-p', port, '-h', '127.0.0.1', path('peers/prism.yaml')] },
  'json-server': {
    // It writes each contact into its file.
    run: (port, folder) => {
      copyFileSync(path('peers/json-server.json'), join(folder, 'db.json'))
      return [commandOf('json-server'), '--port', port, '--host', '127.0.0.1', '--quiet', join(folder, 'db.json')]
    },
    path: '/contacts',
    status: 201
  },
  WireMock: {
    run: (port) => [
      commandOf('WireMock'),
      '--port',
      port,
      '--bind-address',
      '127.0.0.1',
      '--root-dir',
      path('peers/wiremock'),
      '--disable-banner'
    ]
  }
}

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

const requestTo = (path) =>
  [
    `POST ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    'User-Agent: bench',
    'Accept: */*',
    'Authorization: Bearer test-bench',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(BODY)}`,
    '',
    BODY
  ].join('\r\n')

const START_MS = 60_000

// Certificates that Node reads at its start, whatever it runs, would hide a part of what is measured.
const { NODE_EXTRA_CA_CERTS: _, ...ENVIRONMENT } = process.env

/**
 * Runs `use` with a fresh server, and ends it afterwards. The port is chosen beforehand and tried until it opens, so that
 * all servers are waited for in the same way, whatever they print.
 */
export async function withServer(name, use, endedBy = 'SIGKILL') {
  const { run, path = '/v1/contacts', status = 200, environment } = SERVERS[name]
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  const spawnedAt = performance.now()
  // A group of its own, for some have children.
  const child = spawn(process.execPath, run(String(port), folder), {
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
    env: { ...ENVIRONMENT, ...environment }
  })
  const ended = once(child, 'exit')
  try {
    const connection = await firstConnection(port, child)
    return await use({ port, spawnedAt, pid: child.pid, connection, request: { text: requestTo(path), status } })
  } finally {
    try {
      process.kill(-child.pid, endedBy)
    } catch {
      // It has ended by itself.
    }
    await ended
    rmSync(folder, { recursive: true, force: true })
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
  const until = performance.now() + START_MS
  while (child.exitCode === null && child.signalCode === null && performance.now() < until) {
    const socket = connect(port, '127.0.0.1')
    const connected = await new Promise((resolve) => {
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    })
    if (connected) return socket
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  throw new Error(`it did not start: ${child.spawnargs.join(' ')}`)
}

/**
 * Sends the request over and over, each time its answer is there, until `goOn` says no. By hand on a raw socket:
 * node's own HTTP client takes more time for a request than the servers do, and would itself be measured.
 */
export function exchange(socket, { text, status }, goOn) {
  return new Promise((resolve, reject) => {
    let received = ''
    socket.setNoDelay().setEncoding('latin1')
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('the server cut the connection')))
    socket.on('data', (chunk) => {
      received += chunk
      if (!isWhole(received)) return
      if (!received.startsWith(`HTTP/1.1 ${status} `)) return reject(new Error(`not the answer that was expected: ${received}`))
      received = ''
      if (goOn()) socket.write(text)
      else resolve()
    })
    socket.write(text)
  })
}

function isWhole(received) {
  const bodyAt = received.indexOf('\r\n\r\n') + 4
  if (bodyAt < 4) return false
  const [, length] = /^content-length: (\d+)/im.exec(received) ?? []
  return length === undefined ? received.endsWith('0\r\n\r\n') : received.length >= bodyAt + Number(length)
}
