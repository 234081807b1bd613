import { once } from 'node:events'
import http, { type IncomingMessage } from 'node:http'
import net from 'node:net'
import tls from 'node:tls'
import t from 'tap'
import { EXIT } from '../../src/cli/exit.js'
import { startEmulator } from '../../src/index.js'
import type { LogStyle } from '../../src/journal/log.js'
import { command, serving } from '../command.js'
import { KEY, local } from '../interception.js'

const asked = (proxyUrl: string | undefined, options: http.RequestOptions) =>
  http.request(proxyUrl as string, { ...options, agent: false }).end()

/** The status of a request through a proxy, in a tunnel with TLS. */
async function secure(proxyUrl: string | undefined, ca: string, path: string): Promise<number | undefined> {
  const [, tunnel] = await once(asked(proxyUrl, { method: 'CONNECT', path: 'rest.gohighlevel.com:443' }), 'connect')
  const socket = tls.connect({ socket: tunnel, servername: 'rest.gohighlevel.com', ca })
  const outgoing = http.get({ createConnection: () => socket, host: 'rest.gohighlevel.com', path, headers: KEY })
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage]
  socket.destroy()
  return incoming.statusCode
}

t.test('a program elsewhere fetches the certificate, trusts it, and calls the API through the proxy', async (t) => {
  await using emulator = await startEmulator({ proxyPort: 0, controlKey: 'control' })
  const answer = await fetch(`${emulator.url}/_emulator/ca.pem`)
  t.match([answer.status, answer.headers.get('content-type')], [200, 'application/x-pem-file'])
  t.equal(await secure(emulator.proxyUrl, await answer.text(), '/v1/contacts/'), 200)
  t.match(await emulator.requests(), [{ request: { path: '/v1/contacts', headers: { host: 'rest.gohighlevel.com' } } }])
})

t.test('through the proxy nobody gets at the control API', async (t) => {
  await using emulator = await startEmulator({ proxyPort: 0 })
  const ca = await (await fetch(`${emulator.url}/_emulator/ca.pem`)).text()
  t.equal(await secure(emulator.proxyUrl, ca, '/_emulator/requests'), 403)
})

for (const log of ['pretty', 'json', 'silent'] satisfies LogStyle[])
  t.test(`what is for others is refused, on this machine too, and the log tells it once: ${log}`, async (t) => {
    const { url, ports, port } = await local(t)
    const lines: string[] = []
    await using emulator = await startEmulator({ proxyPort: 0, log, logTarget: { write: (line) => lines.push(line), colour: false } })
    for (const path of [url, url, 'http://example.org/', 'https://backend.leadconnectorhq.com/']) {
      const [incoming] = await once(asked(emulator.proxyUrl, { path }), 'response')
      t.match([incoming.statusCode, String(await incoming.toArray())], [403, /name it in the NO_PROXY of the program|is a real service/])
    }
    const [refused, socket] = await once(asked(emulator.proxyUrl, { method: 'CONNECT', path: `127.0.0.1:${port}` }), 'connect')
    socket.destroy()
    t.equal(refused.statusCode, 403)
    t.equal(ports.size, 0)
    const ofHost = (host: string) =>
      ({ pretty: new RegExp(`^proxy: ${host} is`), json: new RegExp(`^{"proxy":"${host} is`), silent: / / })[log]
    const told = [/127\.0\.0\.1/, /example\.org/, /backend\.leadconnectorhq\.com/].map(({ source }) => ofHost(source))
    t.match(lines, log === 'silent' ? [] : told)
    t.equal(lines.length, log === 'silent' ? 0 : 3)
  })

t.test('without the option there is no proxy and no certificate', async (t) => {
  await using emulator = await startEmulator()
  t.equal(emulator.proxyUrl, undefined)
  const answer = await fetch(`${emulator.url}/_emulator/ca.pem`)
  t.match([answer.status, await answer.json()], [404, { error: { code: 'not-found', message: /start the emulator with --proxy/ } }])
})

t.test('it ends with the emulator, also where its port cannot be had', async (t) => {
  const emulator = await startEmulator({ proxyPort: 0 })
  const port = Number(new URL(emulator.proxyUrl as string).port)
  await t.rejects(startEmulator({ proxyPort: port }), { code: 'EADDRINUSE', port, option: 'proxyPort' })
  const waiting = net.connect(port, '127.0.0.1').on('error', () => {})
  await once(waiting, 'connect')
  const cut = once(waiting, 'close')
  await emulator.close()
  await cut
  await t.rejects(once(net.connect(port, '127.0.0.1'), 'connect'), { code: 'ECONNREFUSED' })
})

t.test('the command says where it is, and which flag to change where it cannot be', async (t) => {
  const { ready } = await serving(t, ['--json', '--proxy', '0'])
  t.match(ready.proxyUrl, /^http:\/\/127\.0\.0\.1:\d+$/)
  const { port } = new URL(ready.proxyUrl as string)
  t.match(await command(['--port', '0', '--proxy', port]), {
    code: EXIT.portInUse,
    stderr: `go-high-level-emulator: port ${port} is in use; stop what listens there, or choose another with --proxy (0 takes any free one)\n`
  })
})
