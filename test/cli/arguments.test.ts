import t from 'tap'
import { parseArguments } from '../../src/cli/arguments.js'

t.test('without a command it serves', async (t) => {
  t.same(parseArguments([]), { command: 'serve', flags: new Map(), help: false, version: false, run: [] })
})

t.test('flags take their values after a space or an equals sign, and may be repeated', async (t) => {
  const { command, flags } = parseArguments(['healthcheck', '--port', '1', '--api-key=a', '--api-key', 'b=LOC', '--json'])
  t.equal(command, 'healthcheck')
  t.same(
    [...flags],
    [
      ['--port', ['1']],
      ['--api-key', ['a', 'b=LOC']],
      ['--json', ['true']]
    ]
  )
})

t.test('exec takes all that follows -- as it is, and flags before it', async (t) => {
  const { command, flags, run } = parseArguments(['exec', '--port', '1', '--', 'npm', 'test', '--', '--port', '2', '--help'])
  t.equal(command, 'exec')
  t.same([...flags], [['--port', ['1']]])
  t.same(run, ['npm', 'test', '--', '--port', '2', '--help'])
  t.same(parseArguments(['--json', 'exec', '--', 'true']).run, ['true'])
})

t.test('-- with nothing after it is nothing, and exec needs no command for its help', async (t) => {
  t.match(parseArguments(['--port', '1', '--']), { command: 'serve', run: [] })
  t.match(parseArguments(['exec', '--help']), { command: 'exec', help: true })
})

t.test('explore takes a command as exec does, and flags of its own', async (t) => {
  const { command, flags, run } = parseArguments(['explore', '--only', '1:late', '--only=2:late', '--intercept', '--', 'npm', 'test'])
  t.equal(command, 'explore')
  t.same(flags.get('--only'), ['1:late', '2:late'])
  t.ok(flags.has('--intercept'))
  t.same(run, ['npm', 'test'])
  t.match(parseArguments(['explore', '-h']), { help: true })
})

t.test('logs takes the address of an emulator, and has another name', async (t) => {
  for (const name of ['logs', 'tail'])
    t.match(parseArguments([name, 'http://x', '--since', '5']), { command: 'logs', url: 'http://x', flags: new Map([['--since', ['5']]]) })
  t.notOk('url' in parseArguments(['logs']))
})

t.test('help and version are seen, by one letter too', async (t) => {
  for (const flag of ['--help', '-h']) t.match(parseArguments([flag]), { help: true, version: false })
  for (const flag of ['--version', '-v']) t.match(parseArguments([flag]), { help: false, version: true })
})

const REFUSED: [string[], string][] = [
  [['--prot', '1'], '--prot is not an option; did you mean --port?; --help lists them all'],
  [['--whatever'], '--whatever is not an option; --help lists them all'],
  [['-p', '1'], '-p is not an option; --help lists them all'],
  [['--port'], '--port needs a value: --port N'],
  [['start'], '"start" is not a command; there are healthcheck, exec, explore, migrate-check and logs, and without one it serves'],
  [['--json', 'true'], '"true" is not a command; there are healthcheck, exec, explore, migrate-check and logs, and without one it serves'],
  [['healthcheck', 'now'], '"now" after healthcheck is not understood; --help shows what is'],
  [['serve', '--', 'npm', 'test'], '"npm test" after serve is not understood; --help shows what is'],
  [['exec', 'npm', '--', 'test'], '"npm" after exec is not understood; --help shows what is'],
  [['exec', 'npm', 'test'], 'exec needs a command after --, as in: exec -- npm test'],
  [['--since', '1'], '--since is for logs alone, as in: logs --since 0 http://127.0.0.1:8080'],
  [['logs', '--since'], '--since needs a value: --since N'],
  [['logs', 'a', 'b'], '"b" after logs is not understood; --help shows what is'],
  [['explore', 'npm'], 'explore needs a command after --, as in: explore -- npm test'],
  [['exec', '--jobs', '2', '--', 'x'], '--jobs is for explore alone, as in: explore --jobs 4 -- npm test'],
  [['--intercept'], '--intercept is for exec, explore and migrate-check alone, as in: exec --intercept -- npm test'],
  [['--intercept-only'], '--intercept-only is for exec, explore and migrate-check alone, as in: exec --intercept-only -- pytest'],
  [['migrate-check'], 'migrate-check needs a command after --, as in: migrate-check -- npm test'],
  [['explore', '--only'], '--only needs a value: --only K:FAULT'],
  [['exec', '--'], 'exec needs a command after --, as in: exec -- npm test']
]

for (const [argv, message] of REFUSED) {
  t.test(`"${argv.join(' ')}" is refused in a sentence`, async (t) => {
    t.throws(() => parseArguments(argv), { name: 'OptionError', message })
  })
}
