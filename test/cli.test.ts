import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t, { type Test } from 'tap'
import { VERSION } from '../src/version.js'
import { fixture } from './fixtures.js'

const CLI = new URL('../src/cli.js', import.meta.url).pathname
const run = promisify(execFile)

interface Ended {
  code: number
  stdout: string
  stderr: string
}

/** The command, run to its end. */
async function command(args: string[], environment: Record<string, string> = {}): Promise<Ended> {
  const options = { env: { ...process.env, ...environment } }
  const { code = 0, stdout, stderr } = await run(process.execPath, [CLI, ...args], options).catch((error) => error)
  return { code, stdout, stderr }
}

interface Running {
  ready: { url: string; baseUrl: string; controlUrl: string; apiKey: string; pid: number; version: string }
  line: string
  stderr(): string
  stop(signal?: NodeJS.Signals): Promise<{ code: number | null; ms: number }>
}

/** The command, serving, once it has said so. */
async function serving(t: Test, args: string[] = ['--json'], environment: Record<string, string> = {}): Promise<Running> {
  const child = spawn(process.execPath, [CLI, '--port', '0', ...args], { env: { ...process.env, ...environment } })
  t.teardown(() => child.kill('SIGKILL'))
  let stderr = ''
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  const [chunk] = await once(child.stdout, 'data')
  const line = String(chunk)
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    const start = performance.now()
    child.kill(signal)
    const [code] = await once(child, 'exit')
    return { code, ms: performance.now() - start }
  }
  return { ready: line.startsWith('{') ? JSON.parse(line) : undefined, line, stderr: () => stderr, stop }
}

t.test('the documented curl, with only host and key changed, is answered as the page says', async (t) => {
  const { ready, stop } = await serving(t)
  const curl = fixture('create-contact/curl.sh').replace('https://example.leadprosper.tech', ready.url).replace('<token>', ready.apiKey)
  t.match(curl, `${ready.url}/go-high-level/v1/contacts`)
  const { stdout } = await run('bash', ['-c', curl])
  const { contact } = JSON.parse(stdout)
  t.match(contact, { id: /^[A-Za-z0-9]{20}$/, email: '[email protected]', emailLowerCase: '[email protected]', website: '35061' })
  t.same(contact.customField, [{ id: '__custom_field_id__', value: 'do in Lorem ut exercitation' }])
  t.same(contact.tags, ['commodo', 'veniam ut reprehenderit'])
  t.equal((await stop()).code, 0)
})

t.test('the ready line is one line of JSON with the real port, on stdout', async (t) => {
  const { ready, line } = await serving(t)
  t.equal(line.trimEnd().split('\n').length, 1)
  t.match(ready, { apiKey: 'test-key', version: VERSION, url: /^http:\/\/127\.0\.0\.1:[1-9]\d+$/ })
  t.equal(ready.baseUrl, `${ready.url}/go-high-level/v1`)
  t.equal(ready.controlUrl, `${ready.url}/_emulator`)
  t.ok(ready.pid > 0)
  t.equal((await fetch(`${ready.controlUrl}/health`)).status, 200)
})

t.test('without --json the ready line is for a person', async (t) => {
  const { line } = await serving(t, [])
  t.match(line, /^go-high-level-emulator \d+\.\d+\.\d+ is ready at http:\/\/127\.0\.0\.1:\d+\/go-high-level\/v1\n$/)
})

t.test('the ready file is there, whole, while it serves', async (t) => {
  const file = join(t.testdir(), 'ready.json')
  writeFileSync(file, 'stale')
  const { ready, stop } = await serving(t, ['--json', '--ready-file', file])
  t.same(JSON.parse(readFileSync(file, 'utf8')), ready)
  await stop()
  t.notOk(existsSync(file))
})

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  t.test(`${signal} ends it with 0 while an idle connection is open`, async (t) => {
    const { ready, stop } = await serving(t)
    const socket = connect(Number(new URL(ready.url).port), '127.0.0.1')
    t.teardown(() => socket.destroy())
    socket.write('GET /_emulator/health HTTP/1.1\r\nHost: x\r\n\r\n')
    await once(socket, 'data')
    t.match(await stop(signal), { code: 0 })
  })
}

t.test('the log goes to stderr, a line a request with why it was refused, and shows no key', async (t) => {
  const { ready, stderr, stop } = await serving(t, ['--json', '--api-key', 'canary-1', '--api-key', 'canary-2'])
  for (const key of ['canary-1', 'canary-3']) {
    await fetch(`${ready.baseUrl}/contacts?api_key=canary-4`, { method: 'POST', headers: { authorization: `Bearer ${key}` }, body: '{}' })
  }
  await stop()
  t.match(stderr(), /^\d\d:\d\d:\d\d\.\d{3} {2}422 {2}POST \/go-high-level\/v1\/contacts .*\n +↳ neither email nor phone/)
  t.match(stderr(), /401 .*\n +↳ the key is not let in/)
  t.notMatch(stderr(), 'canary')
})

t.test('the JSON log is one object a line', async (t) => {
  const { ready, stderr, stop } = await serving(t, ['--json', '--log', 'json'])
  await fetch(`${ready.baseUrl}/contacts`)
  await stop()
  t.match(JSON.parse(stderr()), { method: 'GET', path: '/go-high-level/v1/contacts', status: Number })
})

t.test('healthcheck exits 0 when it is ready, 5 when not', async (t) => {
  const { ready, stop } = await serving(t)
  const { port } = new URL(ready.url)
  t.match(await command(['healthcheck', '--port', port]), { code: 0, stderr: '' })
  t.match(await command(['healthcheck'], { GHL_EMULATOR_PORT: port, GHL_EMULATOR_HOST: '0.0.0.0' }), { code: 0, stderr: '' })
  await stop()
  t.match(await command(['healthcheck', '--port', port]), {
    code: 5,
    stderr: /^go-high-level-emulator: no emulator is ready at http:\/\/127\.0\.0\.1:\d+\/_emulator\/health: connect ECONNREFUSED/
  })
})

t.test('healthcheck exits 5 when something else answers at the port', async (t) => {
  const other = createServer((_request, response) => response.writeHead(503).end()).listen(0, '127.0.0.1')
  t.teardown(() => other.close())
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  t.match(await command(['healthcheck', '--port', String(port)]), { code: 5, stderr: /: it answers 503\n$/ })
})

t.test('help and version print and exit 0', async (t) => {
  t.match(await command(['--help']), { code: 0, stdout: /^A server that stands in for the GoHighLevel REST API v1\./, stderr: '' })
  t.match(await command(['--version']), { code: 0, stdout: `${VERSION}\n`, stderr: '' })
})

t.test('what stops the start is said in one sentence, each with its exit code', async (t) => {
  const { ready } = await serving(t)
  const { port } = new URL(ready.url)
  const cases: [string[], number, string | RegExp][] = [
    [
      ['--port', port],
      3,
      `go-high-level-emulator: port ${port} is in use; stop what listens there, or choose another with --port (0 takes any free one)\n`
    ],
    [['--port', 'x'], 2, 'go-high-level-emulator: --port "x": give a whole number from 0 to 65535\n'],
    [['--prot', '1'], 2, /did you mean --port\?/],
    [['--host', '192.0.2.1'], 2, /--host 192\.0\.2\.1 is not an address of this machine/],
    [['--host', 'no.such.name.invalid'], 2, /--host is a name that cannot be looked up/],
    [['--ready-file', '/no/such/folder/ready'], 2, /--ready-file "\/no\/such\/folder\/ready": cannot be written there/]
  ]
  for (const [args, code, stderr] of cases) {
    const ended = await command(args)
    t.match(ended, { code, stderr, stdout: '' })
    t.equal(ended.stderr.trimEnd().split('\n').length, 1)
  }
})

t.test('on a terminal it shows the address, a key that works and a curl to paste, in colour', async (t) => {
  const child = spawn('script', ['--quiet', '--return', '--command', `${process.execPath} ${CLI} --port 0`, '/dev/null'], {
    env: { ...process.env, NO_COLOR: '' }
  })
  t.teardown(() => child.kill('SIGKILL'))
  let seen = ''
  const until = async (text: string | RegExp) => {
    for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
      seen += chunk
      if (seen.match(text)) return
    }
  }
  await until('Ctrl-C stops')
  t.match(seen, /is ready at http:[\s\S]*API key {2}test-key/)
  const curl = /curl[\s\S]*?\}'/.exec(seen)?.[0].replaceAll('\r', '') ?? ''
  const { stdout } = await run('bash', ['-c', curl])
  t.match(JSON.parse(stdout), { contact: { email: 'john@deo.com' } })
  await until('ms')
  t.match(seen, '\u001b[32m200\u001b[39m')
  child.stdin.write('\u0003')
  t.same(await once(child, 'exit'), [0, null])
})
