import { execFile } from 'node:child_process'
import dns from 'node:dns'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import https from 'node:https'
import { createRequire } from 'node:module'
import net, { type AddressInfo, type LookupFunction } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import tls, { connect as connectByName } from 'node:tls'
import { promisify } from 'node:util'
import t, { type Test } from 'tap'
import { helpText } from '../../src/cli/arguments.js'
import { connectEmulator, startEmulator } from '../../src/index.js'
import { divert } from '../../src/intercept/divert.js'
import { Handshake } from '../../src/intercept/handshake.js'
import { preload } from '../../src/intercept/preload.js'

const ROOT = new URL('../../../', import.meta.url)
const CLI = new URL('../../src/cli/main.js', import.meta.url).pathname
const PRELOAD = new URL('../../src/intercept/register.cjs', import.meta.url).pathname
const SERVED = 'https://rest.gohighlevel.com/v1/contacts/'
const OTHER = 'https://services.leadconnectorhq.com/contacts/'
const KEY = { authorization: 'Bearer test-key' }
const MIB = 1024 * 1024
const run = promisify(execFile)

interface Sent {
  method?: string
  headers?: Record<string, string>
  body?: string
  signal?: AbortSignal
  agent?: http.Agent
}

type Call = (url: string, sent?: Sent) => Promise<{ status: number; text: string }>

/** The clients of the table in docs/intercept.md; the latter four from examples/. */
const examples = createRequire(new URL('examples/package.json', ROOT))
const axios = examples('axios')
const { got } = await import(examples.resolve('got'))
const undici = examples('undici')

const byFetch =
  (fetch: typeof globalThis.fetch): Call =>
  async (url, { agent, ...sent } = {}) => {
    const answer = await fetch(url, sent)
    return { status: answer.status, text: await answer.text() }
  }

const byNode: Call = (url, { body, ...sent } = {}) =>
  new Promise((resolve, reject) => {
    const outgoing = (url.startsWith('https:') ? https : http).request(url, sent, (incoming) => {
      let text = ''
      incoming.setEncoding('utf8').on('data', (chunk) => {
        text += chunk
      })
      incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, text })).on('error', reject)
    })
    outgoing.on('error', reject).end(body)
  })

const byUndici =
  (dispatcher?: object): Call =>
  async (url, { agent, ...sent } = {}) => {
    const { statusCode, body } = await undici.request(url, { ...sent, ...(dispatcher && { dispatcher }) })
    return { status: statusCode, text: await body.text() }
  }

const CLIENTS: Record<string, Call> = {
  fetch: byFetch(fetch),
  'node:http and node:https': byNode,
  axios: async (url, { body, ...sent } = {}) => {
    const { status, data } = await axios(url, { ...sent, data: body, responseType: 'text', transformResponse: [], validateStatus: null })
    return { status, text: data }
  },
  got: async (url, { agent, ...sent } = {}) => {
    const { statusCode, body } = await got(url, { ...sent, throwHttpErrors: false, retry: { limit: 0 } })
    return { status: statusCode, text: body }
  },
  'undici fetch': byFetch(undici.fetch),
  'undici request': byUndici(),
  'undici request with an Agent of its own': byUndici(new undici.Agent())
}

/** A server that is no emulator: it answers what it is sent, and `/never` never. */
async function local(t: Test): Promise<{ url: string; port: number; ports: Set<number>; server: http.Server }> {
  const ports = new Set<number>()
  const server = http.createServer((request, response) => {
    ports.add(request.socket.remotePort ?? 0)
    if (request.url !== '/never') request.pipe(response)
  })
  server.listen(0, '127.0.0.1')
  t.teardown(() => server.close().closeAllConnections())
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, port, ports, server }
}

/** What a call failed with, as it says itself: some clients put it into an error of their own. */
async function failureOf(call: Promise<unknown>): Promise<{ code?: string; message: string }> {
  const error = await call.then(
    () => new Error('it did not fail'),
    (error) => error
  )
  return error.cause ?? error
}

/** From here on no name is looked up but these; returns those that were asked for. */
function noLookups(t: Test): string[] {
  const asked: string[] = []
  t.intercept(dns, 'lookup', {
    value: (name: string, _options: unknown, done: (error: Error) => void) => {
      asked.push(name)
      done(new Error(`${name} was looked up`))
    },
    writable: true
  })
  return asked
}

for (const [name, call] of Object.entries(CLIENTS)) {
  t.test(`${name}:`, async (t) => {
    await t.test('what is sent to the API arrives at the emulator, and its answer comes back', async (t) => {
      await using emulator = await startEmulator()
      await emulator.intercept()
      for (const url of [SERVED, SERVED.replace('https', 'http')]) {
        const { status, text } = await call(url, { method: 'POST', headers: KEY, body: '{"email":"john@deo.com"}' })
        t.equal(status, 200)
        t.match(JSON.parse(text), { contact: { email: 'john@deo.com' } })
      }
      t.match(await emulator.requests(), [
        {
          request: { method: 'POST', path: '/v1/contacts', headers: { host: 'rest.gohighlevel.com' }, rawBody: '{"email":"john@deo.com"}' }
        },
        { request: { path: '/v1/contacts' } }
      ])
    })

    await t.test('so does an error', async (t) => {
      await using emulator = await startEmulator()
      await emulator.intercept()
      t.match(await call(SERVED, { method: 'POST', headers: KEY, body: '{}' }), { status: 422, text: '"email or phone"' })
      await emulator.fail({ status: 503 })
      t.match(await call(SERVED, { method: 'POST', headers: KEY, body: '{}' }), { status: 503 })
    })

    await t.test('a connection that is cut is a failed call', async (t) => {
      await using emulator = await startEmulator()
      await emulator.intercept()
      for (const connection of ['reset-before', 'reset-after', 'truncate'] as const) {
        await emulator.fail({ connection })
        await t.rejects(call(SERVED, { method: 'POST', headers: KEY, body: `{"email":"${connection}@deo.com"}` }), connection)
      }
      t.match(await emulator.contacts(), [{ email: 'reset-after@deo.com' }, { email: 'truncate@deo.com' }])
    })

    await t.test('a MiB passes both ways', async (t) => {
      using _interception = divert((await local(t)).url)
      const body = 'x'.repeat(MIB)
      const { text } = await call(SERVED, { method: 'POST', body })
      t.ok(text === body)
    })

    await t.test('an aborted call ends the request', async (t) => {
      const { url, server } = await local(t)
      using _interception = divert(url)
      const abort = new AbortController()
      const failed = t.rejects(call('https://rest.gohighlevel.com/never', { signal: abort.signal }))
      const [incoming] = await once(server, 'request')
      abort.abort()
      await failed
      if (!incoming.socket.destroyed) await once(incoming.socket, 'close')
      t.pass('its connection is closed')
    })

    await t.test('the other hosts of the vendor are refused, and not looked up', async (t) => {
      const asked = noLookups(t)
      using _interception = divert('http://127.0.0.1:1')
      const hosts = ['services.leadconnectorhq.com', 'gohighlevel.com', 'api.msgsndr.com']
      for (const url of hosts.flatMap((host) => [`https://${host}/`, `http://${host}/`])) {
        const { message } = await failureOf(call(url))
        t.match(message, `${new URL(url).host} is a real service that go-high-level-emulator does not serve`)
      }
      t.same(asked, [])
    })

    await t.test('all other hosts are let be', async (t) => {
      const { url, port } = await local(t)
      const asked = noLookups(t)
      using _interception = divert('http://127.0.0.1:1')
      t.match(await call(url, { method: 'POST', body: 'hello' }), { status: 200, text: 'hello' })
      for (const host of ['notgohighlevel.com', 'gohighlevel.com.example']) {
        t.match(await failureOf(call(`https://${host}:${port}/`)), { message: `${host} was looked up` })
      }
      t.same(asked, ['notgohighlevel.com', 'gohighlevel.com.example'])
    })
  })
}

t.test('connections are kept alive', async (t) => {
  const { url, ports } = await local(t)
  using _interception = divert(url)
  const agent = new https.Agent({ keepAlive: true })
  t.teardown(() => agent.destroy())
  for (const body of ['a', 'b', 'c']) t.match(await byNode(SERVED, { method: 'POST', body, agent }), { text: body })
  t.equal(ports.size, 1)
})

t.test('the host is known in any case, with a dot at its end and at any port', async (t) => {
  using _interception = divert((await local(t)).url)
  for (const host of ['REST.GoHighLevel.com', 'rest.gohighlevel.com.', 'rest.gohighlevel.com:8443'])
    t.match(await byNode(`https://${host}/`, { method: 'POST', body: host }), { text: host })
})

t.test('how a caller would reach the host is of no matter', async (t) => {
  const { url } = await local(t)
  using _interception = divert(url.replace('127.0.0.1', 'localhost'))
  const [incoming] = await once(
    https.get(SERVED, { agent: false, family: 6, localAddress: '::1', lookup: () => t.fail('it is looked up') }),
    'response'
  )
  t.equal(incoming.statusCode, 200)
})

t.test('an emulator that listens on IPv6 is reached', async (t) => {
  await using emulator = await startEmulator({ host: '::1' })
  await emulator.intercept()
  t.match(await byNode(SERVED, { headers: KEY }), { status: 200 })
})

t.test('it is undone by what it returns, once, and connections that led to the emulator are cut', async (t) => {
  await using emulator = await startEmulator()
  const asked = noLookups(t)
  const real = [net.Socket.prototype.connect, tls.connect, connectByName]
  const undo = await emulator.intercept()
  const agent = new https.Agent({ keepAlive: true })
  t.match(await byNode(SERVED, { headers: KEY, agent }), { status: 200 })
  undo()
  await t.rejects(byNode(SERVED, { headers: KEY, agent }), { message: 'rest.gohighlevel.com was looked up' })
  t.same(asked, ['rest.gohighlevel.com'])
  t.strictSame([net.Socket.prototype.connect, tls.connect, connectByName], real)

  const again = await emulator.intercept()
  undo()
  await t.rejects(emulator.intercept(), { code: 'intercepted' })
  t.match(await byNode(SERVED, { headers: KEY }), { status: 200 })
  again[Symbol.dispose]()
  await t.rejects(byNode(SERVED), { message: 'rest.gohighlevel.com was looked up' })
})

t.test('it is undone by close', async (t) => {
  const emulator = await startEmulator()
  await emulator.intercept()
  t.match(await byNode(SERVED, { headers: KEY }), { status: 200 })
  await emulator.close()
  noLookups(t)
  await t.rejects(byNode(SERVED), { message: 'rest.gohighlevel.com was looked up' })
})

t.test('one that runs elsewhere intercepts too', async (t) => {
  await using emulator = await startEmulator()
  const remote = await connectEmulator(emulator.url)
  await remote.intercept()
  await byNode(SERVED, { method: 'POST', headers: KEY, body: '{"email":"john@deo.com"}' })
  t.match(await emulator.contacts(), [{ email: 'john@deo.com' }])
  await remote.close()
  noLookups(t)
  await t.rejects(byNode(SERVED), { message: 'rest.gohighlevel.com was looked up' })
})

t.test('there is one interception at a time', async (t) => {
  await using emulator = await startEmulator()
  await using other = await startEmulator()
  await emulator.intercept()
  for (const late of [emulator, other]) {
    await t.rejects(late.intercept(), {
      name: 'EmulatorError',
      code: 'intercepted',
      message: `requests of this process go to ${emulator.url} already; first close that emulator, or call what its intercept() returned`
    })
  }
  await emulator.close()
  await other.intercept()
  t.match(await byNode(SERVED, { headers: KEY }), { status: 200 })
})

t.test('an address without a port has that of HTTP', async (t) => {
  using _interception = divert('http://127.0.0.2')
  t.match(await failureOf(byNode(SERVED)), { code: 'ECONNREFUSED', address: '127.0.0.2', port: 80 })
})

t.test('an address that is not http: cannot take what is intercepted', async (t) => {
  t.throws(() => divert('https://emulator.example'), { code: 'unreachable', message: /only to an http:\/\/ address/ })
})

t.test('it may be undone after another library wrapped what it wrapped', async (t) => {
  const real = net.Socket.prototype.connect
  const undo = divert('http://127.0.0.1:1')
  const { connect } = net.Socket.prototype
  t.intercept(net.Socket.prototype, 'connect', {
    value(this: net.Socket, ...given: Parameters<typeof real>) {
      return connect.apply(this, given)
    },
    writable: true
  })
  undo()
  noLookups(t)
  await t.rejects(byNode(SERVED), { message: 'rest.gohighlevel.com was looked up' })
})

t.test('where another library takes the interception away, nothing gets through', async (t) => {
  const real = net.Socket.prototype.connect
  using _interception = divert('http://127.0.0.1:1')
  net.Socket.prototype.connect = real
  for (const url of [SERVED, SERVED.replace('https', 'http')])
    t.match(await failureOf(byNode(url)), {
      code: 'refused',
      message: /^rest\.gohighlevel\.com is intercepted, but this connection got around/
    })
  t.match(await failureOf(byNode(OTHER)), { code: 'refused' })
})

t.test('a tls.connect that was kept from before is refused', async (t) => {
  const { connect } = tls
  using _interception = divert('http://127.0.0.1:1')
  const [error] = await once(connect({ host: 'rest.gohighlevel.com', port: 443 }).on('connect', t.fail), 'error').catch((error) => [error])
  t.match(error, { code: 'refused', message: /got around/ })
})

t.test('tls.connect takes all its forms', async (t) => {
  using _interception = divert((await local(t)).url)
  let listened = false
  const listener = () => {
    listened = true
  }
  const sockets = [
    tls.connect(443, 'rest.gohighlevel.com', { ALPNProtocols: ['h2', 'http/1.1'] }, listener),
    tls.connect({ host: 'rest.gohighlevel.com', port: 443 }),
    // A name imported from the module, and one that comes by address.
    connectByName({ host: '203.0.113.1', port: 443, servername: 'rest.gohighlevel.com' })
  ]
  await Promise.all(sockets.map((socket) => once(socket, 'secureConnect')))
  t.equal(listened, true)
  for (const socket of sockets) {
    t.match(socket, { encrypted: true, authorized: true, alpnProtocol: false })
    t.same(socket.getPeerCertificate(), {})
    socket.destroy()
  }
})

t.test('nothing goes through a tunnel of a proxy', async (t) => {
  const proxy = http.createServer().on('connect', (_request, socket) => socket.write('HTTP/1.1 200 OK\r\n\r\n'))
  proxy.listen(0, '127.0.0.1')
  t.teardown(() => proxy.close())
  await once(proxy, 'listening')
  const { port } = proxy.address() as AddressInfo
  const tunnelTo = async (host: string) => {
    const [, socket] = await once(http.request({ port, method: 'CONNECT', path: `${host}:443` }).end(), 'connect')
    return socket as net.Socket
  }
  using _interception = divert((await local(t)).url)
  const socket = await tunnelTo('rest.gohighlevel.com')
  const secure = tls.connect({ socket, servername: 'rest.gohighlevel.com' })
  await once(secure, 'secureConnect')
  t.equal(socket.destroyed, true)
  secure.destroy()
  const refused = tls.connect({ socket: await tunnelTo('gohighlevel.com'), servername: 'gohighlevel.com' })
  t.match(await failureOf(once(refused, 'secureConnect')), { code: 'refused' })
})

t.test('a socket file is no host, whatever the request says', async (t) => {
  const path = join(tmpdir(), `intercept-${process.pid}`)
  const server = http.createServer((_request, response) => response.end('from the file')).listen(path)
  t.teardown(() => server.close())
  await once(server, 'listening')
  using _interception = divert('http://127.0.0.1:1')
  const [incoming] = await once(http.get({ socketPath: path, host: 'rest.gohighlevel.com' }), 'response')
  t.equal(String(await incoming.toArray()), 'from the file')
})

t.test('a host that the caller looks up on this machine is a stub, and let be', async (t) => {
  const { port } = await local(t)
  using _interception = divert('http://127.0.0.1:1')
  const get = (lookup: LookupFunction, family?: number) =>
    once(http.get({ host: 'services.leadconnectorhq.com', port, agent: false, lookup, ...(family && { family }) }), 'response')
  const found =
    (address: string): LookupFunction =>
    (_host, { all }, done) =>
      all ? done(null, [{ address, family: 4 }]) : done(null, address, 4)
  for (const family of [4, undefined]) {
    const [incoming] = await get(found('127.0.0.1'), family)
    t.equal(incoming.statusCode, 200)
    t.match(await failureOf(get(found('203.0.113.1'), family)), { code: 'refused' })
  }
  t.match(await failureOf(get((_host, _options, done) => done(new Error('no such name'), []))), { message: 'no such name' })
})

interface Ended {
  code: number
  stdout: string
  stderr: string
}

async function command(args: string[], environment: Record<string, string> = {}): Promise<Ended> {
  const {
    code = 0,
    stdout,
    stderr
  } = await run(process.execPath, [CLI, ...args], { env: { ...process.env, ...environment } }).catch((error) => error)
  return { code, stdout, stderr }
}

const SCRIPT = `
const call = (url) => fetch(url, { method: 'POST', headers: { authorization: 'Bearer test-key' }, body: '{"email":"a@b.c"}' })
const say = async (url) => console.log(await call(url).then((answer) => answer.status, (error) => error.cause.message))
say('${SERVED}').then(() => say('${OTHER}')).then(() => process.exit(7))`

t.test('exec --intercept: the requests of its command arrive, or are refused, and its exit code is forwarded', async (t) => {
  const temporary = t.testdir()
  const { code, stdout, stderr } = await command(['exec', '--intercept', '--', process.execPath, '-e', SCRIPT], { TMPDIR: temporary })
  t.match(stdout, /^200\nservices\.leadconnectorhq\.com is a real service/)
  t.equal(stderr, '')
  t.equal(code, 7)
  t.same(readdirSync(temporary), [])
})

t.test('exec --intercept: so are those of the processes below, and NODE_OPTIONS that were there stay', async (t) => {
  const folder = t.testdir({ 'first.cjs': 'console.log("first")' })
  const NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --require ${join(folder, 'first.cjs')}`
  const { code, stdout } = await command(['exec', '--intercept', '--', 'sh', '-c', '"$0" -e "$1"; exit 3', process.execPath, SCRIPT], {
    NODE_OPTIONS
  })
  t.match(stdout, /first\n200\nservices\.leadconnectorhq\.com is a real service/)
  t.equal(code, 3)
})

t.test('exec --intercept: where nothing took the interceptor it says so and exits 6', async (t) => {
  const unset = ['env', '-u', 'NODE_OPTIONS', process.execPath, '-e', '0']
  for (const [name = '', ...args] of [['true'], unset]) {
    t.match(await command(['exec', '--intercept', '--', name, ...args]), {
      code: 6,
      stderr: `go-high-level-emulator: nothing of "${name}" was intercepted: no Node.js process of it had the NODE_OPTIONS it was given\n`
    })
  }
  t.match(await command(['exec', '--intercept', '--', '/no/such/command']), { code: 127, stderr: /cannot be run: .*ENOENT\n$/ })
})

t.test('a process that cannot be intercepted does not begin its program', async (t) => {
  const options = { env: { ...process.env, GHL_EMULATOR_URL: '' } }
  t.match(await run(process.execPath, ['--require', PRELOAD, '-e', 'console.log("began")'], options).catch((error) => error), {
    code: 6,
    stdout: '',
    stderr: /^go-high-level-emulator: a program is not begun, for .*\n$/
  })
})

t.test('the built command intercepts too, also from a folder with a space in its name', async (t) => {
  const cwd = join(t.testdir(), 'a folder')
  for (const part of ['package.json', 'scripts', 'src']) cpSync(new URL(part, ROOT), join(cwd, part), { recursive: true })
  await run(process.execPath, ['scripts/build.js'], { cwd })
  const { code, stdout } = await run(process.execPath, ['dist/cli.cjs', 'exec', '--intercept', '--', process.execPath, '-e', SCRIPT], {
    cwd
  }).catch((error) => error)
  t.match(stdout, /^200\nservices\.leadconnectorhq\.com is a real service/)
  t.equal(code, 7)
})

t.test('the interceptor is found whatever its path holds', async (t) => {
  const folder = join(t.testdir(), 'it\'s "here" \\ there')
  mkdirSync(folder)
  writeFileSync(join(folder, 'preload.cjs'), 'console.log("loaded")')
  const handshake = new Handshake(join(folder, 'preload.cjs'))
  const { stdout } = await run(process.execPath, ['-e', '0'], { env: handshake.environment('--no-warnings') })
  t.equal(stdout, 'loaded\n')
  t.equal(handshake.end(), false)
})

t.test('--intercept is for exec alone, and needs a folder for temporary files', async (t) => {
  for (const args of [['--intercept'], ['healthcheck', '--intercept']]) {
    t.match(await command(args), {
      code: 2,
      stderr: 'go-high-level-emulator: --intercept is for exec alone, as in: exec --intercept -- npm test\n'
    })
  }
  t.match(await command(['exec', '--intercept', '--', 'true'], { TMPDIR: '/no/such/folder' }), {
    code: 2,
    stderr: /--intercept needs a folder for temporary files: ENOENT/
  })
  t.match(helpText(), '--intercept')
})

// Last, for a preload is never undone.
t.test('a process that cannot be intercepted says why', async (t) => {
  const preloaded = (env: NodeJS.ProcessEnv) => {
    const said: string[] = []
    const exits: number[] = []
    const stderr = { write: (line: string) => said.push(line) }
    preload({ env, stderr, exit: (code: number) => exits.push(code) } as unknown as NodeJS.Process)
    return { said: said.join(''), exits }
  }
  const prefix = 'go-high-level-emulator: a program is not begun, for its requests cannot be intercepted: '
  const sign = join(t.testdir(), 'intercepted')
  for (const env of [{ GHL_EMULATOR_URL: 'http://127.0.0.1:1' }, { GHL_EMULATOR_INTERCEPT: sign }]) {
    const said = `${prefix}GHL_EMULATOR_URL and GHL_EMULATOR_INTERCEPT are not both in its environment\n`
    t.same(preloaded(env), { said, exits: [6] })
  }
  const env = { GHL_EMULATOR_URL: 'http://127.0.0.1:1', GHL_EMULATOR_INTERCEPT: sign }
  {
    using _interception = divert('http://127.0.0.1:2')
    t.match(preloaded(env), { said: `${prefix}requests of this process go to http://127.0.0.1:2 already`, exits: [6] })
  }
  t.equal(existsSync(sign), false)
  t.same(preloaded(env), { said: '', exits: [] })
  t.equal(existsSync(sign), true)
  t.match(await failureOf(byNode(SERVED)), { code: 'ECONNREFUSED', port: 1 })
})
