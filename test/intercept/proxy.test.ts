import dns from 'node:dns'
import { once } from 'node:events'
import http, { type IncomingMessage } from 'node:http'
import net, { type AddressInfo } from 'node:net'
import { Duplex } from 'node:stream'
import tls from 'node:tls'
import t, { type Test } from 'tap'
import { startEmulator } from '../../src/index.js'
import { refusalOfDistant } from '../../src/intercept/intercept-only.js'
import { InterceptingProxy, type ProxyOptions } from '../../src/intercept/proxy.js'
import { KEY, local, OTHER, SERVED } from '../interception.js'

/** A proxy of ours and its two ports. */
async function started(t: Test, options: Partial<ProxyOptions> = {}) {
  const told: string[] = []
  const tell = (sentence: string) => void told.push(sentence)
  const proxy = await InterceptingProxy.start({ url: 'http://127.0.0.1:1', environment: {}, tell, ...options })
  t.teardown(() => proxy.close())
  const [port, intercepted] = (proxy.variables().GHL_EMULATOR_PROXY ?? '').split(',').map(Number)
  return { proxy, port, intercepted, told }
}

/** What a client of a proxy sends for a URL that it does not ask for a tunnel for. */
async function through(port: number | undefined, url: string, { body = '', ...options }: http.RequestOptions & { body?: string } = {}) {
  const outgoing = http.request({ host: '127.0.0.1', port, path: url, agent: false, ...options }).end(body)
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage]
  const text = Buffer.concat(await incoming.toArray()).toString()
  return { status: incoming.statusCode, reason: incoming.statusMessage, headers: incoming.headers, text }
}

async function tunnel(port: number | undefined, authority: string, more: http.RequestOptions = {}) {
  const asking = http.request({ host: '127.0.0.1', port, method: 'CONNECT', path: authority, agent: false, ...more }).end()
  const [incoming, socket, head] = (await once(asking, 'connect')) as [IncomingMessage, Duplex, Buffer]
  t.teardown(() => socket.destroy())
  socket.unshift(head)
  return { status: incoming.statusCode, reason: incoming.statusMessage, socket }
}

/** Sends a request where a tunnel leads to, and reads all that comes. */
async function inside(socket: Duplex, host: string): Promise<string> {
  socket.write(`GET /inside HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer test-key\r\nConnection: close\r\n\r\n`)
  return Buffer.concat(await socket.toArray()).toString()
}

/** A proxy of the user's: it writes down what reaches it, and tunnels to `to` whatever it is asked for. */
async function usersProxy(t: Test, to: number, status = '200 Sure') {
  const seen: { line: string; authorization: string | undefined; headers: http.IncomingHttpHeaders }[] = []
  const note = ({ method, url, headers }: IncomingMessage) =>
    seen.push({ line: `${method} ${url}`, authorization: headers['proxy-authorization'], headers })
  const server = http.createServer((request, response) => {
    note(request)
    response.end('of the proxy')
  })
  const sockets: Duplex[] = []
  server.on('connect', (request, socket) => {
    note(request)
    const far = net.connect(to, '127.0.0.1', () => socket.write(`HTTP/1.1 ${status}\r\n\r\n`))
    sockets.push(socket, far)
    far.on('error', () => {}).pipe(socket)
    socket.on('error', () => {}).pipe(far)
  })
  server.listen(0, '127.0.0.1')
  t.teardown(() => {
    server.close().closeAllConnections()
    for (const socket of sockets) socket.destroy()
  })
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { seen, host: `127.0.0.1:${port}`, url: `http://me:canary@127.0.0.1:${port}` }
}

t.test('a request for the API is handed to the emulator, whatever the user has set', async (t) => {
  await using emulator = await startEmulator()
  const user = await usersProxy(t, 1)
  const { proxy, port, told } = await started(t, { url: emulator.url, environment: { ALL_PROXY: user.url } })
  t.equal(proxy.diverted, false)
  const body = '{"email":"john@deo.com"}'
  const headers = {
    ...KEY,
    'proxy-authorization': 'Basic canary',
    'proxy-connection': 'keep-alive',
    'x-one': 'a',
    connection: 'x-hop',
    'x-hop': '1'
  }
  for (const url of [SERVED, SERVED.replace('https', 'http'), 'HTTPS://me:canary@REST.GoHighLevel.com.:443/v1/contacts?a=%7e']) {
    const { status, text } = await through(port, url, { method: 'POST', headers, body })
    t.match({ status, body: JSON.parse(text) }, { status: 200, body: { contact: { email: 'john@deo.com' } } })
  }
  const requests = await emulator.requests()
  t.match(requests, [
    { request: { method: 'POST', path: '/v1/contacts', headers: { host: 'rest.gohighlevel.com', 'x-one': 'a' }, rawBody: body } },
    {},
    { request: { path: '/v1/contacts', query: { a: '~' } } }
  ])
  t.notMatch(JSON.stringify(requests), /canary|proxy-|x-hop/)
  t.equal(proxy.diverted, true)
  t.same(user.seen, [])
  t.same(told, [])
})

t.test('a connection that the emulator cuts is cut', async (t) => {
  await using emulator = await startEmulator()
  const { port } = await started(t, { url: emulator.url })
  for (const connection of ['reset-before', 'reset-after', 'truncate'] as const) {
    await emulator.fail({ connection })
    await t.rejects(through(port, SERVED, { method: 'POST', headers: KEY, body: `{"email":"${connection}@deo.com"}` }), connection)
  }
  t.match(await emulator.contacts(), [{ email: 'reset-after@deo.com' }, { email: 'truncate@deo.com' }])
})

t.test('a client that goes away ends its request', async (t) => {
  const { url, server } = await local(t)
  const { port } = await started(t)
  const outgoing = http.get({ host: '127.0.0.1', port, path: `${url}/never`, agent: false }).on('error', () => {})
  const [incoming] = await once(server, 'request')
  outgoing.destroy()
  if (!incoming.socket.destroyed) await once(incoming.socket, 'close')
  t.pass('its connection is closed')
})

t.test('a request for another host of the vendor is refused in a sentence, which is told once', async (t) => {
  const user = await usersProxy(t, 1)
  const { port, told } = await started(t, { environment: { ALL_PROXY: user.url } })
  for (const url of [OTHER, OTHER, OTHER.replace('https', 'http')]) {
    const sentence = /^backend\.leadconnectorhq\.com is a real service that go-high-level-emulator does not serve/
    t.match(await through(port, `${url}?api_key=canary`, { headers: KEY }), { status: 403, reason: sentence, text: sentence })
  }
  t.equal(told.length, 1)
  for (let index = 0; index < 20; index++) await through(port, `http://a${index}.msgsndr.com/`)
  t.equal(told.length, 10)
  t.notMatch(told.join(), 'canary')
  t.same(user.seen, [])
})

t.test('a tunnel to another host of the vendor is refused in a sentence', async (t) => {
  const user = await usersProxy(t, 1)
  const { port, told } = await started(t, { url: 'http://127.0.0.1:1', environment: { ALL_PROXY: user.url, NO_PROXY: '*' } })
  for (const authority of ['backend.leadconnectorhq.com:443', 'Backend.LeadConnectorHQ.com:80']) {
    const sentence = /^backend\.leadconnectorhq\.com is a real service/
    const refused = await tunnel(port, authority)
    t.match(refused, { status: 403, reason: sentence })
    t.match(Buffer.concat(await refused.socket.toArray()).toString(), sentence)
    t.match(told, [sentence])
  }
  t.equal(told.length, 1)
  t.same(user.seen, [])
})

/** A tunnel with TLS in it, as a program makes it that trusts what it is told to. */
async function secureTunnel(port: number | undefined, host: string, options: tls.ConnectionOptions) {
  const { socket } = await tunnel(port, `${host}:443`)
  const secure = tls.connect({ socket: socket as net.Socket, servername: host.replace(/\.$/, ''), ...options })
  await once(secure, 'secureConnect')
  return secure
}

t.test('a tunnel to the API ends at the emulator, with TLS that a program can check or without, whatever the user has set', async (t) => {
  await using emulator = await startEmulator()
  const user = await usersProxy(t, 1)
  const { proxy, port, told } = await started(t, { url: emulator.url, environment: { ALL_PROXY: user.url } })
  const hosts = ['rest.gohighlevel.com', 'services.leadconnectorhq.com', 'REST.gohighlevel.com.']
  for (const host of hosts) {
    t.equal(proxy.diverted, host !== hosts[0])
    const secure = await secureTunnel(port, host, { ca: proxy.authority, ALPNProtocols: ['h2', 'http/1.1'] })
    t.match({ authorized: secure.authorized, alpn: secure.alpnProtocol }, { authorized: true, alpn: 'http/1.1' })
    t.match(await inside(secure, host), /^HTTP\/1\.1 404 /)
  }
  const { status, socket } = await tunnel(port, 'rest.gohighlevel.com:80')
  t.equal(status, 200)
  t.match(await inside(socket, 'rest.gohighlevel.com'), /^HTTP\/1\.1 404 /)
  const [rest, current] = hosts.map((host) => ({ request: { path: '/inside', headers: { host } } }))
  t.match(await emulator.requests(), [rest, current, {}, rest])
  t.same(user.seen, [])
  t.same(told, [])
})

t.test('connections that the emulator cuts are cut in a tunnel with TLS', async (t) => {
  await using emulator = await startEmulator()
  const { proxy, port } = await started(t, { url: emulator.url })
  for (const connection of ['reset-before', 'reset-after', 'truncate'] as const) {
    await emulator.fail({ connection })
    const socket = await secureTunnel(port, 'rest.gohighlevel.com', { ca: proxy.authority })
    const body = `{"email":"${connection}@deo.com"}`
    const outgoing = http.request({ createConnection: () => socket, method: 'POST', path: '/v1/contacts', headers: KEY })
    const answered = once(outgoing.end(body), 'response').then(([incoming]) => incoming.toArray())
    await t.rejects(answered, { code: 'ECONNRESET' }, connection)
  }
  t.match(await emulator.contacts(), [{ email: 'reset-after@deo.com' }, { email: 'truncate@deo.com' }])
})

t.test('where the emulator is gone, what comes by a tunnel is cut, and goes nowhere else', async (t) => {
  const user = await usersProxy(t, 1)
  const { proxy, port } = await started(t, { environment: { ALL_PROXY: user.url } })
  const secure = await secureTunnel(port, 'rest.gohighlevel.com', { ca: proxy.authority })
  t.equal(await inside(secure, 'rest.gohighlevel.com').catch(() => ''), '')
  t.same(user.seen, [])
})

/** With what a program begins TLS 1.2, where all that comes before the keys is in plain. */
function clientHello(): Promise<Buffer> {
  return new Promise((resolve) => {
    const nowhere = new Duplex({ read: () => {}, write: (chunk) => resolve(chunk) })
    tls.connect({ socket: nowhere, servername: 'rest.gohighlevel.com', maxVersion: 'TLSv1.2' })
  })
}

t.test('the certificate is of this proxy alone, and a sentence tells of a program that does not trust it', async (t) => {
  const [one, other] = [await started(t), await started(t)]
  t.not(one.proxy.authority, other.proxy.authority)
  for (const ca of [undefined, other.proxy.authority]) {
    await t.rejects(secureTunnel(one.port, 'rest.gohighlevel.com', { ca, maxVersion: 'TLSv1.2' }), { code: /UNABLE|SELF_SIGNED|SIGNATURE/ })
  }
  t.same(one.told, [], 'Node checks it by itself, and tells the other side nothing')
  for (let times = 0; times < 2; times++) {
    const { socket } = await tunnel(one.port, 'rest.gohighlevel.com:443')
    socket.write(await clientHello())
    await once(socket, 'data')
    const [alert, fatal, unknownAuthority] = [0x15, 2, 0x30]
    socket.write(Buffer.from([alert, 3, 3, 0, 2, fatal, unknownAuthority]))
    await once(socket, 'close')
  }
  const sentence = /^a program called https:\/\/rest\.gohighlevel\.com and ended the TLS \(ERR_SSL_.*UNKNOWN_CA\): it does not trust/
  t.match(one.told, [sentence])
  t.equal(one.told.length, 1)
})

t.test('TLS that is none, or does not come, ends', async (t) => {
  const { port, proxy } = await started(t, { patienceMs: 20 })
  const { socket } = await tunnel(port, 'rest.gohighlevel.com:443')
  t.same(await socket.toArray(), [], 'it had its time')
  const plain = await tunnel(port, 'rest.gohighlevel.com:443')
  t.notMatch(await inside(plain.socket, 'rest.gohighlevel.com').catch(() => ''), 'HTTP')
  t.equal(proxy.diverted, false)
})

t.test('in a tunnel no request names another host', async (t) => {
  await using emulator = await startEmulator()
  const user = await usersProxy(t, 1)
  const { port } = await started(t, { url: emulator.url, environment: { ALL_PROXY: user.url } })
  for (const target of ['http://example.org/', '*']) {
    const { socket } = await tunnel(port, 'rest.gohighlevel.com:80')
    socket.write(`OPTIONS ${target} HTTP/1.1\r\nHost: example.org\r\n\r\n`)
    t.match(Buffer.concat(await socket.toArray()).toString(), /^HTTP\/1\.1 400 .*in a tunnel with a path/)
  }
  const { socket } = await tunnel(port, 'rest.gohighlevel.com:80')
  t.match(await inside(socket, 'example.org'), /^HTTP\/1\.1 404 /)
  t.match(await emulator.requests(), [{ request: { headers: { host: 'rest.gohighlevel.com' } } }])
  t.same(user.seen, [])
})

t.test('other machines are refused where that is wanted, in a sentence, and this one and the emulator are not', async (t) => {
  const { url, port: far } = await local(t)
  const user = await usersProxy(t, 1)
  const environment = { ALL_PROXY: user.url, NO_PROXY: '127.0.0.1' }
  const { port, told } = await started(t, { environment, url: 'http://192.0.2.1:1', refusalOfOther: refusalOfDistant })
  const sentence = /^example\.org is not called, because --intercept-only /
  for (const asked of ['http://example.org/', 'https://example.org/'])
    t.match(await through(port, asked), { status: 403, reason: sentence, text: sentence })
  t.match(await tunnel(port, 'example.org:443'), { status: 403, reason: sentence })
  t.match(told, [sentence])
  t.match(await through(port, url, { method: 'POST', body: 'hello' }), { status: 200, text: 'hello' })
  t.equal((await tunnel(port, `127.0.0.1:${far}`)).status, 200)
  t.same(user.seen, [])
  const { port: asks } = await started(t, { url: 'http://[2001:db8::1]:1', environment: {}, refusalOfOther: refusalOfDistant })
  t.match(await through(asks, 'http://[2001:db8::1]:1/'), { status: 502 })
})

t.test('a process with the interceptor is given it, and what comes in plain is a request like any other', async (t) => {
  await using emulator = await startEmulator()
  const { intercepted } = await started(t, { url: emulator.url })
  for (const port of [80, 443]) {
    const { status, socket } = await tunnel(intercepted, `rest.gohighlevel.com:${port}`)
    t.equal(status, 200)
    t.match(await inside(socket, 'rest.gohighlevel.com'), /^HTTP\/1\.1 404 /)
  }
  t.match(await emulator.requests(), [{ request: { path: '/inside', headers: { host: 'rest.gohighlevel.com' } } }, {}])
  const { socket } = await tunnel(intercepted, 'backend.leadconnectorhq.com:80')
  t.match(await inside(socket, 'rest.gohighlevel.com'), /^HTTP\/1\.1 403 backend\.leadconnectorhq\.com is a real service/)
})

t.test('TLS that comes there goes nowhere', async (t) => {
  await using emulator = await startEmulator()
  const { intercepted } = await started(t, { url: emulator.url })
  const raw = await tunnel(intercepted, 'rest.gohighlevel.com:443')
  raw.socket.write(Buffer.from([0x16, 3, 1, 0, 5, 1, 0, 0, 1, 3]))
  t.match(Buffer.concat(await raw.socket.toArray()).toString(), /^HTTP\/1\.1 400 /)
  t.same(await emulator.requests(), [])
})

t.test('all else is passed on directly where the user has no proxy', async (t) => {
  const { url, port: far } = await local(t)
  const { proxy, port } = await started(t, { url })
  t.match(await through(port, `${url}/path`, { method: 'PUT', body: 'hello' }), { status: 200, text: 'hello' })
  t.match(await through(port, url, { method: 'POST', body: 'hello', headers: { 'transfer-encoding': 'chunked' } }), { text: 'hello' })
  const { status, socket } = await tunnel(port, `127.0.0.1:${far}`)
  t.equal(status, 200)
  t.match(await inside(socket, 'x'), /^HTTP\/1\.1 200 OK/)
  t.equal(proxy.diverted, false)
})

t.test('all else is passed on through the proxy of the user, with its password', async (t) => {
  const { url, port: far, ports } = await local(t)
  const user = await usersProxy(t, far)
  const environment = { HTTP_PROXY: user.url, HTTPS_PROXY: user.url, NO_PROXY: '127.0.0.1' }
  const { port } = await started(t, { environment })
  for (const whole of ['http://example.org:81/a?b', 'https://example.org/'])
    t.match(await through(port, whole, { headers: { 'proxy-authorization': 'Basic other' } }), { status: 200, text: 'of the proxy' })
  for (const authority of ['example.org:443', 'example.org:80', '[2001:db8::1]:443']) {
    const { status, socket } = await tunnel(port, authority)
    t.equal(status, 200)
    t.match(await inside(socket, 'x'), /^HTTP\/1\.1 200 OK/)
  }
  const lines = ['GET http://example.org:81/a?b', 'GET https://example.org/']
  t.same(
    user.seen.map(({ line }) => line),
    [...lines, 'CONNECT example.org:443', 'CONNECT example.org:80', 'CONNECT [2001:db8::1]:443']
  )
  for (const { authorization } of user.seen) t.equal(authorization, `Basic ${Buffer.from('me:canary').toString('base64')}`)
  t.match(user.seen, [{ headers: { host: 'example.org:81' } }, { headers: { host: 'example.org' } }])

  const before = ports.size
  t.match(await through(port, url, { method: 'POST', body: 'direct' }), { text: 'direct' })
  t.equal(ports.size, before + 1)
  t.equal(user.seen.length, 5)
})

t.test('the emulator itself is never asked for through the proxy of the user', async (t) => {
  await using emulator = await startEmulator()
  const user = await usersProxy(t, 1)
  const { port } = await started(t, { url: emulator.url, environment: { ALL_PROXY: user.url } })
  t.match(await through(port, `${emulator.url}/v1/contacts/`, { headers: KEY }), { status: 200 })
  t.same(user.seen, [])
})

t.test('where nothing can be reached the answer is 502 in a sentence, and no password is in it', async (t) => {
  const { url } = await local(t)
  const closed = net.createServer((socket) => socket.destroy()).listen(0, '127.0.0.1')
  t.teardown(() => closed.close())
  await once(closed, 'listening')
  const { port: cut } = closed.address() as AddressInfo
  const fails = async (environment: Record<string, string>, host: string, why: RegExp) => {
    const { port, told } = await started(t, { environment })
    const answer = await through(port, `http://${host}/?api_key=canary`)
    t.match(answer, { status: 502, reason: why, text: why })
    t.notMatch(JSON.stringify(answer), 'canary')
    const { status, reason } = await tunnel(port, host)
    t.match({ status, reason }, { status: 502, reason: why })
    t.notMatch(reason, 'canary')
    t.same(told, [])
  }
  await fails({}, '127.0.0.1:1', /^127\.0\.0\.1:1 cannot be used: connect ECONNREFUSED/)
  await fails(
    { ALL_PROXY: 'http://me:canary@127.0.0.1:1' },
    'example.org:81',
    /^the proxy that the environment names, 127\.0\.0\.1:1, cannot be used/
  )
  await fails({ ALL_PROXY: `http://me:canary@127.0.0.1:${cut}` }, 'example.org:81', /cannot be used: socket hang up/)
  await fails({ ALL_PROXY: url.replace('http', 'https') }, 'example.org:81', /cannot be used: .*SSL|cannot be used: .*wrong version/i)
  await fails({ ALL_PROXY: 'socks5://me:canary@127.0.0.1:1' }, 'example.org:81', /^what the environment names as its proxy is no URL/)

  const user = await usersProxy(t, cut, '407 Who?')
  const { port } = await started(t, { environment: { ALL_PROXY: user.url } })
  t.match(await tunnel(port, 'example.org:443'), {
    status: 502,
    reason: `${user.host}, cannot be used: it answers 407 where a tunnel to example.org:443`
  })
})

t.test('several addresses of a host fail as one', async (t) => {
  const { port } = await started(t)
  const addresses = ['127.0.0.1', '127.0.0.2'].map((address) => ({ address, family: 4 }))
  t.intercept(dns, 'lookup', { value: (_name: string, _how: unknown, done: (error: null, found: object) => void) => done(null, addresses) })
  t.match(await tunnel(port, 'example.org:1'), { status: 502, reason: /^example\.org:1 cannot be used: .*(ECONNREFUSED|EADDRNOTAVAIL)/ })
})

t.test('a request need not say how its connection goes on', async (t) => {
  const { url } = await local(t)
  const { port } = await started(t)
  const socket = net.connect(port as number, '127.0.0.1')
  socket.write(`POST ${url}/ HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello`)
  const [answer] = await once(socket, 'data')
  t.match(String(answer), /^HTTP\/1\.1 200 OK/)
  socket.destroy()
})

t.test('a connection has its time to come about', async (t) => {
  const silent = net.createServer((socket) => socket.on('error', () => {})).listen(0, '127.0.0.1')
  const sockets: net.Socket[] = []
  silent.on('connection', (socket) => sockets.push(socket))
  t.teardown(() => {
    silent.close()
    for (const socket of sockets) socket.destroy()
  })
  await once(silent, 'listening')
  const { port: mute } = silent.address() as AddressInfo
  const { port } = await started(t, {
    environment: { HTTPS_PROXY: `http://127.0.0.1:${mute}`, HTTP_PROXY: `https://127.0.0.1:${mute}` },
    patienceMs: 20
  })
  t.match(await tunnel(port, 'example.org:443'), { status: 502, reason: /cannot be used: no connection within 0\.02 s$/ })
  t.match(await through(port, 'http://example.org/'), { status: 502, reason: /cannot be used: no connection within 0\.02 s$/ })
})

t.test('what no proxy can be asked for is refused', async (t) => {
  const { port } = await started(t)
  for (const path of ['/v1/contacts', 'ftp://example.org/', 'http://:x/'])
    t.match(await through(port, path, { headers: { host: 'rest.gohighlevel.com' } }), {
      status: 400,
      text: /takes requests with a whole URL/
    })
  for (const authority of ['example.org', 'a/b:443', 'exa mple:443', 'example.org:99999999'])
    t.match(await tunnel(port, authority).catch((error) => ({ status: error.code })), { status: /400|ERR_UNESCAPED_CHARACTERS/ }, authority)
  const socket = net.connect(port as number, '127.0.0.1')
  socket.write('GET http://example.org/\xe9 HTTP/1.1\r\nHost: x\r\n\r\n', 'latin1')
  t.match(Buffer.concat(await socket.toArray()).toString(), /^HTTP\/1\.1 (400|502) /)
  const long = net.connect(port as number, '127.0.0.1')
  long.write(`GET http://example.org/ HTTP/1.1\r\nA: ${'x'.repeat(100_000)}\r\n\r\n`)
  t.match(Buffer.concat(await long.toArray()).toString(), /^HTTP\/1\.1 431 /)
})

t.test('close cuts what goes through it', async (t) => {
  const { url, port: far, server } = await local(t)
  const { proxy, port } = await started(t)
  const { socket } = await tunnel(port, `127.0.0.1:${far}`)
  const waiting = t.rejects(through(port, `${url}/never`))
  await once(server, 'request')
  proxy.close()
  await waiting
  if (!socket.destroyed) await once(socket.resume(), 'close')
  t.equal(socket.destroyed, true)
})
