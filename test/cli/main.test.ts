import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'
import { VERSION } from '../../src/version.js'
import { BARE, MEASURED } from '../children.js'
import { BUILT, COMMAND, command, serving } from '../command.js'
import { CALL } from '../programs.js'

const run = promisify(execFile)

t.test('the ready line is one line of JSON with the real port, on stdout', async (t) => {
  const { ready, line, stop } = await serving(t, ['--json'])
  t.equal(line.trimEnd().split('\n').length, 1)
  t.match(ready, { apiKey: 'test-key', version: VERSION, url: /^http:\/\/127\.0\.0\.1:[1-9]\d+$/ })
  t.equal(ready.baseUrl, `${ready.url}/go-high-level/v1`)
  t.equal(ready.controlUrl, `${ready.url}/_emulator`)
  t.ok(ready.pid > 0)
  t.equal((await fetch(`${ready.controlUrl}/health`)).status, 200)
  t.equal((await stop()).code, 0)
})

t.test('without --json the ready line is for a person', async (t) => {
  const { line } = await serving(t, [])
  t.match(
    line,
    /^go-high-level-emulator \d+\.\d+\.\d+ is ready at http:\/\/127\.0\.0\.1:\d+\/go-high-level\/v1; its inspector at http:\/\/127\.0\.0\.1:\d+\/_emulator\/\n$/
  )
})

t.test(
  'on a terminal it shows a key, the inspector and a curl, and the log has local time, and colour unless NO_COLOR says otherwise',
  async (t) => {
    const terminal = '--import data:text/javascript,process.stdout.isTTY=process.stderr.isTTY=true'
    for (const [NO_COLOR, shown] of [
      ['', '\u001b[32mCreated  \u001b[39m  \u001b[32m200\u001b[39m'],
      ['1', /^21:00:00\.000 {2}Created {4}200 {2}POST /]
    ] as const) {
      const options = { NODE_OPTIONS: terminal, NO_COLOR, TZ: 'Asia/Tokyo' }
      const { line, stderr, stop } = await serving(t, ['--clock', '2026-01-01T12:00:00Z'], options)
      t.match(line, /is ready at http:[\s\S]*API key {4}test-key\n {2}Inspector {2}http:\S+\/_emulator\/\n[\s\S]*curl [\s\S]*Ctrl-C stops/)
      await fetch(`${/http:\S+/.exec(line)?.[0]}/contacts`, {
        method: 'POST',
        headers: { authorization: 'Bearer test-key' },
        body: '{"phone":"1"}'
      })
      t.equal((await stop()).code, 0)
      t.match(stderr(), shown)
    }
  }
)

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
  t.match(
    stderr(),
    /^\d\d:\d\d:\d\d\.\d{3} {2}Refused {4}422 {2}POST \/go-high-level\/v1\/contacts\?api_key=\[redacted] .*\n +↳ neither email nor phone/
  )
  t.match(stderr(), /401 .*\n +↳ unknown API key; accepted are 2 named with --api-key/)
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
  t.match(await command(['--help']), {
    code: 0,
    stdout: /^A server that stands in for the GoHighLevel REST API v1\./,
    stderr: ''
  })
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

const LEAD = `${CALL}; call('{"email":"a@b.c"}')`
const PRINT_ENVIRONMENT = `console.log(JSON.stringify({ base: process.env.GHL_BASE_URL, key: process.env.GHL_API_KEY, location: process.env.GHL_LOCATION_ID, url: process.env.GHL_EMULATOR_URL }))`

t.test('exec runs a command with the addresses and a key, and forwards its exit code', async (t) => {
  const { code, stdout, stderr } = await command(['exec', '--', process.execPath, '-e', `${PRINT_ENVIRONMENT}; process.exit(7)`], {
    PORT: '1'
  })
  t.equal(code, 7)
  t.match(JSON.parse(stdout), {
    base: /^http:\/\/127\.0\.0\.1:\d+\/go-high-level\/v1$/,
    key: 'test-key',
    location: /^[A-Za-z0-9]{20}$/,
    url: /^http:\/\/127\.0\.0\.1:\d+$/
  })
  t.equal(stderr, '')
})

t.test('exec serves while its command runs, and no longer', async (t) => {
  const script = `${PRINT_ENVIRONMENT}; ${LEAD}.then(({ status }) => process.exit(status === 200 ? 0 : 1))`
  const { code, stdout } = await command(['exec', '--api-key', 'named', '--', process.execPath, '-e', script])
  t.equal(code, 0)
  const { url, key } = JSON.parse(stdout)
  t.equal(key, 'named')
  await t.rejects(fetch(url))
})

t.test('exec --save writes a snapshot at the end, with which another run begins', async (t) => {
  const file = `${t.testdir()}/saved.json`
  t.equal((await command(['exec', '--save', file, '--', process.execPath, '-e', `${LEAD}.then(() => process.exit(3))`])).code, 3)
  const { stdout } = await command([
    'exec',
    '--data',
    file,
    '--',
    process.execPath,
    '-e',
    `${CALL}; call().then(({ text }) => console.log(text))`
  ])
  t.match(JSON.parse(stdout), { contacts: [{ email: 'a@b.c' }] })
  const { code, stderr } = await command(['exec', '--save', '/no/such/file', '--', 'true'])
  t.equal(code, 1)
  t.match(stderr, /--save: the snapshot cannot be written: ENOENT: .*\/no\/such\/file/)
})

const EVIDENCE = ['evidence.html', 'evidence.json', 'evidence.har']

t.test('exec --evidence writes what went on when its command fails, with the line that runs it again', async (t) => {
  const folder = join(t.testdir(), 'new')
  const summary = join(t.testdir({ 'summary.md': 'before\n' }), 'summary.md')
  const argv = ['exec', '--evidence', folder, '--api-key', 'canary-key', '--control-key', 'canary-control', '--']
  const run = [process.execPath, '-e', `${LEAD}.then(() => process.exit(3))`, 'canary-key']
  const { code, stderr } = await command([...argv, ...run], { GITHUB_STEP_SUMMARY: summary, GHL_EMULATOR_FIDELITY: 'observed' })
  t.equal(code, 3)
  const record = JSON.parse(readFileSync(join(folder, 'evidence.json'), 'utf8'))
  t.match(record, { exitCode: 3, command: / -e .*exit\(3\)/, exchanges: [{ outcome: 'Created', locationId: String }], contacts: [{}] })
  t.match(record.replay, /^npx go-high-level-emulator exec --api-key '<api key>' --fidelity observed --random-seed [0-9a-f]{8} -- /)
  t.match(stderr, `what went on is in ${EVIDENCE.map((file) => join(folder, file)).join(', ')}\n`)
  t.match(stderr, `to run it again: ${record.replay}\n`)
  t.match(readFileSync(summary, 'utf8'), /^before\n### GoHighLevel emulator: [\s\S]*Created 200[\s\S]*To replay it:/)
  const texts = [stderr, ...[summary, ...EVIDENCE.map((file) => join(folder, file))].map((file) => readFileSync(file, 'utf8'))]
  for (const text of texts) t.notMatch(text, /canary/)

  const [, seed = ''] = /--random-seed (\w+)/.exec(record.replay) ?? []
  const again = join(t.testdir(), 'again')
  await command(['exec', '--evidence', again, '--random-seed', seed, '--api-key', 'canary-key', '--fidelity', 'observed', '--', ...run])
  const { exchanges } = JSON.parse(readFileSync(join(again, 'evidence.json'), 'utf8'))
  t.equal(exchanges[0].contactIds[0], record.exchanges[0].contactIds[0], 'ids are the same when it is run again')
})

t.test('exec --evidence writes nothing when its command succeeds, and says where it cannot write', async (t) => {
  const folder = join(t.testdir({ file: '' }), 'evidence')
  const script = 'console.log(process.env.GHL_EMULATOR_EVIDENCE)'
  t.match(await command(['exec', '--evidence', folder, '--', process.execPath, '-e', script]), {
    ...{ code: 0, stderr: '', stdout: `${folder}\n` }
  })
  t.notOk(existsSync(folder))
  const { code, stderr } = await command(['exec', '--evidence', join(folder, '../file'), '--', 'false'])
  t.equal(code, 1)
  t.match(stderr, /^go-high-level-emulator: --evidence: it cannot be written: EEXIST: .*file'\n$/)
})

t.test('exec --coverage tells what its command was shown, and --coverage-require fails the run', async (t) => {
  const lead = (code: number) => `${LEAD}.then(() => process.exit(${code}))`
  const told = await command(['exec', '--coverage', '--', process.execPath, '-e', lead(0)])
  t.match(told, { code: 0, stderr: /^Coverage: 1 request to 1 operation; never saw: 400, / })
  const run = (required: string, code: number, ...more: string[]) =>
    command(['exec', '--coverage-require', required, ...more, '--', process.execPath, '-e', lead(code)])
  t.match(await run('200,contact.created', 0), { code: 0, stderr: '' })
  t.match(await run('200,429', 0), { code: 8, stderr: /^go-high-level-emulator: --coverage-require: not met:\n {2}429: .*\n$/ })
  t.match(await run('429', 3), { code: 3, stderr: /--coverage-require: not met/ }, 'the exit code of the command goes first')
  t.match(await run('lates', 0), { code: 2, stderr: /^go-high-level-emulator: --coverage-require: "lates" .* did you mean late\?/ })
})

t.test('exec --coverage-require fails a run before which nothing was sent', async (t) => {
  t.match(await command(['exec', '--coverage-require', 'late', '--', 'true']), {
    code: 8,
    stderr: / {2}late: the program never saw/
  })
})

t.test('exec --help tells the options that are of exec alone', async (t) => {
  t.match(await command(['exec', '--help']), {
    code: 0,
    stdout: /^Serves while a command runs\.\n[\s\S]*--coverage-require LIST/
  })
})

t.test('exec runs npm test', async (t) => {
  const folder = t.testdir({
    'package.json': JSON.stringify({ scripts: { test: `node -e "process.exit(process.env.GHL_BASE_URL ? 0 : 1)"` } })
  })
  const { stdout } = await run(process.execPath, [BUILT, 'exec', '--', 'npm', 'test'], { cwd: folder, env: BARE })
  t.match(stdout, '> test')
})

t.test('exec says when there is no such command', async (t) => {
  t.match(await command(['exec', '--', '/no/such/command']), {
    code: 127,
    stderr: /^go-high-level-emulator: "\/no\/such\/command" cannot be run: .*ENOENT/
  })
})

t.test('Ctrl-C during exec is for the command to take, and SIGTERM is passed on to it', async (t) => {
  const script = `process.on('SIGINT', () => { console.log('took SIGINT'); process.exit(9) }); setInterval(() => {}, 1000); console.log('ready')`
  const both = spawn(process.execPath, [COMMAND, 'exec', '--', process.execPath, '-e', script], { detached: true, env: MEASURED })
  t.teardown(() => both.kill('SIGKILL'))
  await once(both.stdout, 'data')
  // As a terminal does: to the whole group.
  process.kill(-(both.pid as number), 'SIGINT')
  const [said] = await once(both.stdout, 'data')
  t.equal(String(said), 'took SIGINT\n')
  t.same(await once(both, 'exit'), [9, null])

  const stopped = spawn(process.execPath, [COMMAND, 'exec', '--', process.execPath, '-e', script], { env: MEASURED })
  await once(stopped.stdout, 'data')
  stopped.kill('SIGTERM')
  t.same(await once(stopped, 'exit'), [143, null])
})

t.test('a bad data file stops the start with exit code 4, and says where and what', async (t) => {
  const file = join(t.testdir({ 'data.json': '{"locations":{"test-a":{"contacts":[{"emial":"a"}]}}}', 'broken.json': '{' }), 'data.json')
  t.match(await command(['--data', file]), {
    code: 4,
    stderr: `go-high-level-emulator: --data: data file ${file}: locations.test-a.contacts.0.emial is not known; did you mean email?; known are `
  })
  t.match(await command([], { GHL_EMULATOR_DATA: file }), { code: 4, stderr: /^go-high-level-emulator: GHL_EMULATOR_DATA: data file / })
  t.match(await command(['--data', file.replace('data.json', 'broken.json')]), { code: 4, stderr: /broken\.json: .*JSON/ })
  t.match(await command(['--data', '/no/such/file']), { code: 4, stderr: /data file \/no\/such\/file: ENOENT/ })
})

t.test('the example data file is there to start with', async (t) => {
  const file = new URL('../../../fixtures/data.json', import.meta.url).pathname
  const { ready } = await serving(t, ['--json', '--data', file, '--random-seed', 'demo', '--clock', '2026-01-01T00:00:00Z'])
  const contacts = async (key: string) =>
    (await fetch(`${ready.controlUrl}/contacts`, { headers: { authorization: `Bearer ${key}` } })).json()
  t.match(await contacts('test-key'), { contacts: [{ email: 'john@deo.com', dateAdded: '2026-01-01T00:00:00.000Z' }] })
  t.match(await contacts('test-checkout'), { contacts: [{ email: 'john@deo.com' }, { phone: '+18887324197', id: 'ocQHyuzHvysMo5N5VsXc' }] })
})

t.test('a second start that fails leaves the ready file of the one that runs', async (t) => {
  const file = join(t.testdir(), 'ready.json')
  const { ready } = await serving(t, ['--json', '--ready-file', file])
  t.match(await command(['--port', new URL(ready.url).port, '--ready-file', file]), { code: 3 })
  t.same(JSON.parse(readFileSync(file, 'utf8')), ready)
})

t.test('a variable that looks like an option and is none is warned of, and costs nothing', async (t) => {
  t.same(await command(['--version'], { GHL_EMULATOR_PROT: '1', GHL_EMULATOR_URL: 'http://x' }), {
    code: 0,
    stdout: `${VERSION}\n`,
    stderr:
      'go-high-level-emulator: the environment variable GHL_EMULATOR_PROT is ignored: there is no such option; did you mean GHL_EMULATOR_PORT?\n'
  })
})

t.test('what no code foresaw is told on stderr, and it goes on serving', async (t) => {
  const unforeseen = `process.on('SIGUSR2',()=>{Promise.reject('rejected');throw new Error('thrown')})`
  const environment = { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(unforeseen)}` }
  const { ready, stderr, stop } = await serving(t, ['--json'], environment)
  process.kill(ready.pid, 'SIGUSR2')
  t.equal((await fetch(`${ready.controlUrl}/health`)).status, 200)
  t.equal((await stop()).code, 0)
  t.match(stderr(), /a bug, please report it with this stack; it goes on running:\nError: thrown\n +at /)
  t.match(stderr(), /it goes on running:\nrejected\n/)
})
