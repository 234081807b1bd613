import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import http from 'node:http'
import https from 'node:https'
import { createRequire } from 'node:module'
import net, { type AddressInfo } from 'node:net'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { startEmulator } from '../../src/index.js'
import { command } from '../command.js'
import { byFetch, type Call, intercepts, KEY, local, OTHER, SERVED } from '../interception.js'

t.setTimeout(300_000)

/** The clients of the table in docs/intercept.md that are packages; they come from examples/. */
const PACKAGES = new URL('../../../examples/package.json', import.meta.url).pathname
const examples = createRequire(PACKAGES)
const { got } = await import(examples.resolve('got'))
const undici = examples('undici')

// Some read the proxies of the environment, and this one's are nobody's business here.
for (const name of Object.keys(process.env)) if (/_proxy$/i.test(name)) delete process.env[name]

const byUndici =
  (dispatcher?: object): Call =>
  async (url, { agent, ...sent } = {}) => {
    const { statusCode, body } = await undici.request(url, { ...sent, ...(dispatcher && { dispatcher }) })
    return { status: statusCode, text: await body.text() }
  }

const byAxios =
  (axios: (url: string, request: object) => Promise<{ status: number; data: string }>): Call =>
  async (url, { body, ...sent } = {}) => {
    const { status, data } = await axios(url, { ...sent, data: body, responseType: 'text', transformResponse: [], validateStatus: null })
    return { status, text: data }
  }

const AXIOS = ['axios', 'axios-1.16', 'axios-0']
const CLIENTS: Record<string, Call> = {
  ...Object.fromEntries(AXIOS.map((name) => [name, byAxios(examples(name))])),
  got: async (url, { agent, ...sent } = {}) => {
    const { statusCode, body } = await got(url, { ...sent, throwHttpErrors: false, retry: { limit: 0 } })
    return { status: statusCode, text: body }
  },
  'undici fetch': byFetch(undici.fetch),
  'undici request': byUndici(),
  'undici request with an Agent of its own': byUndici(new undici.Agent())
}

for (const [name, call] of Object.entries(CLIENTS)) intercepts(t, name, call)

// Run in a process of its own, for the environment is read by some as they are loaded. Says for each client what its calls came to.
// Needle is here alone: it never settles where an answer is cut.
const SCRIPT = `
const require = (await import('node:module')).createRequire(${JSON.stringify(PACKAGES)})
const [needle, undici] = ['needle', 'undici'].map(require)
const { got } = await import(require.resolve('got'))
const sent = () => ({ method: 'POST', headers: ${JSON.stringify(KEY)}, body: '{"email":"a@b.c"}' })
const byAxios = (axios) => async (url) => {
  const { body, ...how } = sent()
  return (await axios(url, { ...how, data: body, validateStatus: null })).status
}
const clients = {
  fetch: async (url) => (await fetch(url, sent())).status,
  ...Object.fromEntries(${JSON.stringify(AXIOS)}.map((name) => [name, byAxios(require(name))])),
  got: async (url) => (await got(url, { ...sent(), throwHttpErrors: false, retry: { limit: 0 } })).statusCode,
  needle: async (url) => (await needle('post', url, sent().body, { headers: sent().headers })).statusCode,
  'undici fetch': async (url) => (await undici.fetch(url, sent())).status,
  'undici fetch with an EnvHttpProxyAgent': async (url) =>
    (await undici.fetch(url, { ...sent(), dispatcher: new undici.EnvHttpProxyAgent() })).status,
  'undici request with an EnvHttpProxyAgent': async (url) =>
    (await undici.request(url, { ...sent(), dispatcher: new undici.EnvHttpProxyAgent() })).statusCode
}
for (const [name, call] of Object.entries(clients)) {
  const came = []
  for (const url of process.argv.slice(1)) came.push(await call(url).catch((error) => (error.cause ?? error).message))
  console.log(JSON.stringify([name, ...came]))
}
process.exit()`

/** A proxy of the user's, which writes down what reaches it, and answers all of it. */
async function usersProxy(t: Test, create: (listener: http.RequestListener) => http.Server | https.Server = http.createServer) {
  const seen: string[] = []
  const { port: far } = await local(t)
  const server = create((request, response) => {
    seen.push(`${request.method} ${request.url}`)
    response.end('of the proxy')
  })
  server.on('connect', ({ url }, socket) => {
    seen.push(`CONNECT ${url}`)
    const to = net.connect(far, '127.0.0.1', () => socket.write('HTTP/1.1 200 Sure\r\n\r\n'))
    to.on('error', () => {}).pipe(socket)
    socket.on('error', () => to.destroy()).pipe(to)
  })
  server.listen(0, '127.0.0.1')
  t.teardown(() => server.close().closeAllConnections())
  await once(server, 'listening')
  return { seen, port: (server.address() as AddressInfo).port }
}

const proxies = (url: string) => Object.fromEntries(['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy'].map((name) => [name, url]))
const OTHERS = [OTHER, OTHER.replace('https', 'http')]
const REFUSED = /^backend\.leadconnectorhq\.com is a real service/

for (const isSet of [false, true]) {
  t.test(
    `every client reaches the emulator and no other host of the vendor ${isSet ? 'with' : 'without'} a proxy in the environment`,
    async (t) => {
      const user = await usersProxy(t)
      const environment = isSet ? { ...proxies(`http://127.0.0.1:${user.port}`), NO_PROXY: 'com' } : {}
      const { code, stdout, stderr } = await command(
        [
          'exec',
          '--intercept',
          '--',
          process.execPath,
          '--input-type=module',
          '-e',
          SCRIPT,
          SERVED,
          SERVED.replace('https', 'http'),
          ...OTHERS
        ],
        environment
      )
      t.equal(code, 0)
      t.match(stderr, /^(go-high-level-emulator: backend\.leadconnectorhq\.com is a real service.*\n)$/)
      const lines = stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
      t.equal(lines.length, 9)
      for (const [name, secure, plain, ...others] of lines) {
        t.same([secure, plain], [200, 200], name)
        // The proxy of the command says it by a status.
        for (const other of others) t.ok(other === 403 || REFUSED.test(other), `${name}: ${other}`)
      }
      t.same(user.seen, [])
    }
  )
}

t.test('what is for other hosts goes through the proxy in the environment', async (t) => {
  const user = await usersProxy(t)
  const { stdout } = await command(
    ['exec', '--intercept', '--', process.execPath, '--input-type=module', '-e', SCRIPT, 'http://example.org/'],
    proxies(`http://127.0.0.1:${user.port}`)
  )
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const reading = lines.filter(([name]) => /axios|needle|Env/.test(name))
  t.equal(reading.length, 6)
  for (const [name, status] of reading) t.equal(status, 200, name)
  t.equal(user.seen.length, 6)
  for (const line of user.seen) t.match(line, /^(POST http:\/\/example\.org\/|CONNECT example\.org:80)$/)
})

t.test('the proxy in the environment may speak TLS', async (t) => {
  const folder = t.testdir()
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const subject = ['-subj', '/CN=proxy', '-addext', 'subjectAltName=IP:127.0.0.1']
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert, ...subject], { stdio: 'ignore' })
  const user = await usersProxy(t, (listener) => https.createServer({ key: readFileSync(key), cert: readFileSync(cert) }, listener))
  const curl = 'curl -s http://example.org/one; curl -sp http://example.org/two -o /dev/null; node -e 0'
  const { code, stdout } = await command(['exec', '--intercept', '--', 'sh', '-c', curl], {
    ...proxies(`https://127.0.0.1:${user.port}`),
    NODE_EXTRA_CA_CERTS: cert
  })
  t.match({ code, stdout }, { code: 0, stdout: 'of the proxy' })
  t.same(user.seen, ['GET http://example.org/one', 'CONNECT example.org:80'])
})

t.test(
  'a Node program that starts programs in other languages reaches neither the vendor nor a proxy of the user through them',
  async (t) => {
    const user = await usersProxy(t)
    const run =
      "const { status } = require('node:child_process').spawnSync(process.argv[1], process.argv.slice(2), { stdio: 'inherit' }); process.exit(status)"
    const environments = [{}, { ...proxies(`http://127.0.0.1:${user.port}`), NO_PROXY: '*' }, { no_proxy: '.gohighlevel.com' }]
    const curl = ['curl', '-sS', '-o', '/dev/null', '-w', '%{http_code}\n', '-H', 'Authorization: Bearer test-key']
    for (const environment of environments)
      t.match(await command(['exec', '--intercept', '--', process.execPath, '-e', run, ...curl, SERVED], environment), {
        ...{ code: 0, stdout: '200\n', stderr: '' }
      })
    t.same(user.seen, [])
  }
)

t.test('a local server is still asked directly', async (t) => {
  const { url } = await local(t)
  await using emulator = await startEmulator()
  const curl = `curl -s ${url} -d hello; curl -s -o /dev/null -w ' %{http_code}' ${emulator.url}/_emulator/health; node -e 0`
  const user = await usersProxy(t)
  for (const environment of [{}, { HTTPS_PROXY: `http://127.0.0.1:${user.port}` }])
    t.match(await command(['exec', '--intercept', '--', 'sh', '-c', curl], environment), { code: 0, stdout: 'hello 200' })
  t.same(user.seen, [])
})
