import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { MEASURED } from '../children.js'
import { COMMAND, command, type Ended } from '../command.js'
import { CALL } from '../programs.js'

/** A program that sends one lead, and again where it fails; `KEY` takes the place of its key. */
const CARELESS = `${CALL}
  const { KEY = GHL_API_KEY, HOST = GHL_BASE_URL } = process.env
  const send = () => call('{"email":"a@b.c"}', { base: HOST, key: KEY })
  console.log('key ' + KEY)
  send().catch((error) => { console.log(error.message); return send() })`
const CAREFUL = CARELESS.replace('send().catch', 'send().then(({ text }) => process.exit(text.includes("email") ? 0 : 3)).catch')

const explored = (flags: string[], script: string, environment: Record<string, string> = {}): Promise<Ended> =>
  command(['explore', ...flags, '--', process.execPath, '-e', script], environment)

t.test('what a careless program loses and doubles is told, with exit code 7, and stands in each report', async (t) => {
  const folder = t.testdir()
  const reports = ['html', 'json', 'xml'].map((end) => join(folder, `explored.${end}`))
  const flags = [...reports.flatMap((file) => ['--report', file]), '--faults', 'refused-key,cut-before,cut-after-store']
  const { code, stdout, stderr } = await explored(flags, CARELESS)
  t.equal(code, 7, stderr)
  t.equal(stderr, '')
  t.equal(
    stdout,
    `                            refused-   cut-       cut-
                            key        before     after-store
1 POST /v1/contacts  a@b.c  lost       recovered  doubled

3 runs: 1 doubled, 1 lost, 1 recovered

lost 1:refused-key, POST /v1/contacts: it says that all is well, and a@b.c is not stored. To see it again: --only 1:refused-key
doubled 1:cut-after-store, POST /v1/contacts: a@b.c is stored 2 times, and undisturbed once. To see it again: --only 1:cut-after-store
`
  )
  for (const file of reports) {
    t.match(readFileSync(file, 'utf8'), /socket hang up|ECONNRESET/, 'with what the program wrote')
    t.notMatch(readFileSync(file, 'utf8'), 'test-key', 'and without its key')
  }
})

t.test('where nothing is found the exit code is 0, and of a run that was asked for its output is shown', async (t) => {
  const { code, stdout } = await explored(['--only', '1:refused-key'], CAREFUL)
  t.equal(code, 0)
  t.match(stdout, /1:refused-key: it ended with exit code 3\nkey \[redacted\]-explore-1-refused-key\n$/)
})

t.test('a program with a key of its own is explored in the location of that', async (t) => {
  for (const [flags, KEY] of [
    [[], 'test-own'],
    [['--api-key', 'first', '--api-key', 'second-key', '--control-key', 'secret'], 'second-key']
  ] as const) {
    const { code, stdout, stderr } = await explored([...flags, '--only', '1:cut-after-store'], CARELESS, { KEY })
    t.equal(code, 7, stderr)
    t.match(stdout, /key \[redacted\]\n/)
  }
})

t.test('one that fails undisturbed is told so, with what it wrote', async (t) => {
  t.match(await explored([], `console.log('\\u001b[31mno'); process.exit(3)`), {
    code: 1,
    stderr: 'go-high-level-emulator: undisturbed, it must say that all is well: it ended with exit code 3; it wrote:\n\\x1b[31mno\n'
  })
})

t.test('one that sends nothing is told so, and one that cannot be run', async (t) => {
  t.match(await explored([], ''), {
    code: 1,
    stderr: /: undisturbed, it sent no request to the emulator; it must take the address from GHL_BASE_URL\n$/
  })
  t.match(await command(['explore', '--', '/no/such/command']), {
    code: 127,
    stderr: /^go-high-level-emulator: "\/no\/such\/command" cannot be run: .*ENOENT\n$/
  })
})

t.test('a bad option is refused before anything runs', async (t) => {
  t.match(await explored(['--report', 'a.pdf'], ''), { code: 2, stderr: /--report "a\.pdf": give a file name that ends in/ })
  t.match(await explored(['--only', 'x'], ''), { code: 2, stderr: /--only "x": give the number of a request and a fault/ })
})

t.test('a report that cannot be written is told so, after what was found', async (t) => {
  const { code, stdout, stderr } = await explored(['--report', '/no/such/file.json', '--only', '1:refused-key'], CAREFUL)
  t.equal(code, 1)
  t.match(stdout, 'noticed')
  t.match(stderr, /--report: the report cannot be written: ENOENT: .*\/no\/such\/file\.json/)
})

t.test('a program whose requests differ from run to run is told so', async (t) => {
  const differing = (where: string) => `${CARELESS.replace('{"email"', `{"source":"' + process.pid + '","email"`)}${where}`
  t.match(await explored([], differing('')), {
    code: 1,
    stderr:
      /: no request of two undisturbed runs is the same: request 1, POST \/v1\/contacts, did not come again: body\.source is "\d+", wanted "\d+"; it/
  })
  const { code, stdout } = await explored(['--faults', 'cut-before'], differing('.then(() => call())'))
  t.equal(code, 0)
  t.match(stdout, '\nThe requests differ from run to run: request 1, POST /v1/contacts, did not come again: ')
  t.match(stdout, '2 GET /v1/contacts')
})

t.test('on a terminal there are colours and a bar', async (t) => {
  const terminal = '--import data:text/javascript,process.stdout.isTTY=process.stderr.isTTY=true'
  const flags = ['--faults', 'refused-key,cut-before']
  const { stdout, stderr } = await explored(flags, CARELESS, { NODE_OPTIONS: terminal })
  t.match(stderr, `\r\u001b[K${'█'.repeat(24)} 2/2 `)
  t.match(stdout, '\u001b[31mlost     \u001b[39m  \u001b[32mrecovered\u001b[39m')
})

t.test('a program that has the host of the vendor in its source is explored with --intercept', async (t) => {
  const { code, stdout, stderr } = await explored(['--intercept', '--only', '1:cut-after-store'], CARELESS, {
    HOST: 'https://rest.gohighlevel.com/v1'
  })
  t.equal(code, 7, stderr)
  t.match(stdout, /a@b\.c is stored 2 times/)
})

t.test('a signal ends it, and the program that is running', async (t) => {
  const flags = ['explore', '--log', 'json', '--', process.execPath, '-e', `${CARELESS}; setInterval(() => {}, 1000)`]
  const child = spawn(process.execPath, [COMMAND, ...flags], { env: MEASURED })
  t.teardown(() => child.kill('SIGKILL'))
  await once(child.stderr, 'data')
  child.kill('SIGTERM')
  t.same(await once(child, 'exit'), [143, null])
})

t.test('its help is its own', async (t) => {
  t.match(await command(['explore', '--help']), { code: 0, stdout: /^Runs a command with every fault at every request/ })
})
