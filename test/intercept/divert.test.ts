import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import https from 'node:https'
import net, { type AddressInfo, type LookupFunction } from 'node:net'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import tls, { connect as connectByName } from 'node:tls'
import { promisify } from 'node:util'
import t from 'tap'
import { execHelp } from '../../src/cli/exec-help.js'
import { connectEmulator, startEmulator } from '../../src/index.js'
import { divert } from '../../src/intercept/divert.js'
import { Handshake } from '../../src/intercept/handshake.js'
import { preload } from '../../src/intercept/preload.js'
import { BARE, MEASURED } from '../children.js'
import { command } from '../command.js'
import { byFetch, byNode, failureOf, intercepts, KEY, local, noLookups, OTHER, SERVED } from '../interception.js'

const ROOT = new URL('../../../', import.meta.url)
const PRELOAD = new URL('../../src/intercept/register.cjs', import.meta.url).pathname
const run = promisify(execFile)

intercepts(t, 'fetch', byFetch(fetch))
intercepts(t, 'node:http and node:https', byNode)

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

t.test('a request with its key is not handed to a proxy', async (t) => {
  const { port, ports } = await local(t)
  using _interception = divert('http://127.0.0.1:1')
  const agent = new http.Agent({ keepAlive: true })
  t.teardown(() => agent.destroy())
  for (const path of [SERVED, OTHER.replace('https', 'HTTP')]) {
    const { code, message } = await failureOf(once(http.get({ port, path, agent, headers: KEY }), 'response'))
    t.match({ code, message }, { code: 'refused', message: `a request for ${new URL(path).host} was to be sent through a proxy` })
  }
  t.equal(ports.size, 0)
  for (const path of ['https://example.org/', '/https://rest.gohighlevel.com/', 'http://:x/']) {
    const [incoming] = await once(http.get({ port, path, agent }), 'response')
    t.equal(incoming.statusCode, 200, path)
    incoming.resume()
  }
})

t.test('the proxy of the command takes what a process with the interceptor sends at another port', async (t) => {
  const { port, ports } = await local(t)
  using _interception = divert('http://127.0.0.1:1', [1, port])
  const get = (options: http.RequestOptions) => once(http.get({ ...options, path: SERVED, agent: false }), 'response')
  const [incoming] = await get({ host: '127.0.0.1', port: 1 })
  t.equal(incoming.statusCode, 200)
  t.equal(ports.size, 1)
  t.match(await failureOf(get({ host: '127.0.0.1', port })), { code: 'refused' })
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
    once(http.get({ host: 'backend.leadconnectorhq.com', port, agent: false, lookup, ...(family && { family }) }), 'response')
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

const SCRIPT = `
const call = (url) => fetch(url, { method: 'POST', headers: { authorization: 'Bearer test-key' }, body: '{"email":"a@b.c"}' })
const say = async (url) => console.log(await call(url).then((answer) => answer.status, (error) => error.cause.message))
say('${SERVED}').then(() => say('${OTHER}')).then(() => process.exit(7))`

t.test('exec --intercept: the requests of its command arrive, or are refused, and its exit code is forwarded', async (t) => {
  const temporary = t.testdir()
  const { code, stdout, stderr } = await command(['exec', '--intercept', '--', process.execPath, '-e', SCRIPT], { TMPDIR: temporary })
  t.match(stdout, /^200\nbackend\.leadconnectorhq\.com is a real service/)
  t.equal(stderr, '')
  t.equal(code, 7)
  t.same(readdirSync(temporary), [])
})

t.test('exec --intercept: so are those of the processes below, and NODE_OPTIONS that were there stay', async (t) => {
  const folder = t.testdir({ 'first.cjs': 'console.log("first")' })
  const NODE_OPTIONS = `--no-warnings --require ${join(folder, 'first.cjs')}`
  const { code, stdout } = await command(['exec', '--intercept', '--', 'sh', '-c', '"$0" -e "$1"; exit 3', process.execPath, SCRIPT], {
    NODE_OPTIONS
  })
  t.match(stdout, /first\n200\nbackend\.leadconnectorhq\.com is a real service/)
  t.equal(code, 3)
})

t.test('exec --intercept: where nothing took the interceptor it says so and exits 6', async (t) => {
  const unset = ['env', '-u', 'NODE_OPTIONS', process.execPath, '-e', '0']
  for (const [name = '', ...args] of [['true'], unset]) {
    t.match(await command(['exec', '--intercept', '--', name, ...args]), {
      code: 6,
      stderr: `go-high-level-emulator: nothing of "${name}" was intercepted: no Node.js process of it had the NODE_OPTIONS it was given, and nothing came for the API through the proxy it was given\n`
    })
  }
  t.match(await command(['exec', '--intercept', '--', '/no/such/command']), { code: 127, stderr: /cannot be run: .*ENOENT\n$/ })
})

const CLIENT = `
const http = require('node:http')
const { HTTPS_PROXY, NO_PROXY } = process.env
const by = (path) => new Promise((resolve, reject) =>
  http.get(HTTPS_PROXY, { path, headers: { host: 'x', authorization: 'Bearer test-key' }, agent: false }, ({ statusCode }) => resolve(statusCode)).on('error', reject))
const tunnel = (path) => new Promise((resolve) =>
  http.request(HTTPS_PROXY, { method: 'CONNECT', path }).on('connect', ({ statusCode }, socket) => resolve(statusCode, socket.destroy())).end())
;(async () => console.log(NO_PROXY, await by('${SERVED}'), await tunnel(process.env.NODE_OPTIONS ? 'rest.gohighlevel.com:443' : 'backend.leadconnectorhq.com:443')))()`

t.test('exec --intercept: what goes to the proxy of the environment goes to one of its own', async (t) => {
  const { code, stdout, stderr } = await command(['exec', '--intercept', '--', process.execPath, '-e', CLIENT], {
    HTTPS_PROXY: 'http://127.0.0.1:1',
    https_proxy: 'http://127.0.0.1:1',
    NO_PROXY: 'gohighlevel.com,intern'
  })
  t.match({ code, stdout, stderr }, { code: 0, stdout: 'localhost,127.0.0.1,::1,[::1],intern 200 200\n', stderr: '' })
})

t.test('exec --intercept: a program without the interceptor is diverted or fails, and a sentence says why', async (t) => {
  const bare = ['exec', '--intercept', '--', 'env', '-u', 'NODE_OPTIONS', process.execPath, '-e']
  const { code, stdout, stderr } = await command([...bare, CLIENT])
  t.match({ code, stdout }, { code: 0, stdout: 'localhost,127.0.0.1,::1,[::1] 200 403\n' })
  t.match(stderr, /^go-high-level-emulator: backend\.leadconnectorhq\.com is a real service .*\n$/)
})

t.test('exec --intercept-only: no other machine is called, by whatever name, and this one is', async (t) => {
  const { port } = await local(t)
  const calls = ['example.org', '192.0.2.1', '[2001:db8::1]'].map((host) => `http://${host}:${port}/`)
  const script = `
    const { HTTPS_PROXY, NO_PROXY } = process.env
    const say = (url) => fetch(url).then((answer) => answer.status, (error) => error.cause.message).then((came) => console.log(came))
    ;(async () => {
      for (const url of ${JSON.stringify([...calls, `http://127.0.0.1:${port}/`, `http://localhost:${port}/`, SERVED])}) await say(url)
      console.log(NO_PROXY)
      const { statusMessage } = await new Promise((resolve) =>
        require('node:http').get(HTTPS_PROXY, { path: 'http://example.org/', agent: false }, resolve))
      console.log(statusMessage)
    })()`
  const run = ['exec', '--intercept-only', '--', process.execPath, '-e', script]
  const { code, stdout, stderr } = await command(run, { NO_PROXY: 'example.org,intern' })
  const refused = (host: string) => new RegExp(`^${host} is not called, because --intercept-only lets pass `)
  t.match({ code, stderr }, { code: 0, stderr: /^go-high-level-emulator: example\.org is not called, .*\n$/ })
  t.match(stdout.split('\n'), [
    ...[refused('example\\.org'), refused('192\\.0\\.2\\.1'), refused('2001:db8::1')],
    ...['200', '200', '401', 'localhost,127.0.0.1,::1,[::1]', refused('example\\.org')]
  ])
})

t.test('a socket file and the emulator, wherever it is, are no other machine', async (t) => {
  const { url } = await local(t)
  const path = join(tmpdir(), `intercept-only-${process.pid}`)
  const server = http.createServer((_request, response) => response.end('from the file')).listen(path)
  t.teardown(() => server.close())
  await once(server, 'listening')
  using _interception = divert(url.replace('127.0.0.1', 'emulator.example'), [], true)
  const [incoming] = await once(http.get({ socketPath: path, host: 'example.org' }), 'response')
  t.equal(String(await incoming.toArray()), 'from the file')
  const asked = noLookups(t)
  await t.rejects(byNode('http://emulator.example/'), { message: 'emulator.example was looked up' })
  t.match(await failureOf(byNode('http://example.org/')), { code: 'refused' })
  t.same(asked, ['emulator.example'])
})

t.test('what exec --intercept writes is gone when it ends, however that comes', async (t) => {
  const TMPDIR = t.testdir()
  const { port } = await local(t)
  const exec = (...args: string[]) => command(['exec', '--intercept', ...args], { TMPDIR })
  const list = 'console.log(require("node:fs").readdirSync(require("node:path").dirname(process.env.SSL_CERT_FILE)).join())'
  t.match(await exec('--', process.execPath, '-e', list), { code: 0, stdout: 'all.pem,extra.pem,intercepted,php\n' })
  t.match(await exec('--port', String(port), '--', 'true'), { code: 3 })
  t.match(await exec('--', '/no/such/command'), { code: 127 })
  for (const signal of ['SIGTERM', 'SIGHUP'])
    t.match(await exec('--', process.execPath, '-e', `process.kill(process.ppid, '${signal}'); setTimeout(() => {}, 60_000)`), {
      code: 128 + constants.signals[signal as NodeJS.Signals]
    })
  t.same(readdirSync(TMPDIR), [])
})

t.test('a process that cannot be intercepted does not begin its program', async (t) => {
  const options = { env: { ...MEASURED, GHL_EMULATOR_URL: '' } }
  t.match(await run(process.execPath, ['--require', PRELOAD, '-e', 'console.log("began")'], options).catch((error) => error), {
    code: 6,
    stdout: '',
    stderr: /^go-high-level-emulator: the program was not started, because .*\n$/
  })
})

t.test('the built command intercepts too, also from a folder with a space in its name', async (t) => {
  const cwd = join(t.testdir(), 'a folder')
  cpSync(new URL('dist', ROOT), join(cwd, 'dist'), { recursive: true })
  const { code, stdout } = await run(process.execPath, ['dist/cli.cjs', 'exec', '--intercept', '--', process.execPath, '-e', SCRIPT], {
    cwd,
    env: BARE
  }).catch((error) => error)
  t.match(stdout, /^200\nbackend\.leadconnectorhq\.com is a real service/)
  t.equal(code, 7)
})

t.test('the interceptor is found whatever its path holds', async (t) => {
  const folder = join(t.testdir(), 'it\'s "here" \\ there')
  mkdirSync(folder)
  writeFileSync(join(folder, 'preload.cjs'), 'console.log("loaded")')
  const handshake = new Handshake(join(folder, 'preload.cjs'))
  const { stdout } = await run(process.execPath, ['-e', '0'], { env: { ...BARE, ...handshake.environment('--no-warnings') } })
  t.equal(stdout, 'loaded\n')
  t.equal(handshake.end(), false)
})

t.test('--intercept is for exec alone, and needs a folder for temporary files', async (t) => {
  for (const args of [['--intercept'], ['healthcheck', '--intercept']]) {
    t.match(await command(args), {
      code: 2,
      stderr: 'go-high-level-emulator: --intercept is for exec, explore and migrate-check alone, as in: exec --intercept -- npm test\n'
    })
  }
  t.match(await command(['exec', '--intercept', '--', 'true'], { TMPDIR: '/no/such/folder' }), {
    code: 2,
    stderr: /--intercept needs a folder for temporary files: ENOENT/
  })
  t.match(execHelp(), '--intercept')
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
  const prefix = 'go-high-level-emulator: the program was not started, because its requests cannot be intercepted: '
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
