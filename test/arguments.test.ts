import t from 'tap'
import { helpText, parseArguments } from '../src/arguments.js'
import { OPTIONS } from '../src/options.js'

t.test('without a command it serves', async (t) => {
  t.same(parseArguments([]), { command: 'serve', flags: new Map(), help: false, version: false })
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

t.test('help and version are seen', async (t) => {
  t.match(parseArguments(['--help']), { help: true, version: false })
  t.match(parseArguments(['--version']), { help: false, version: true })
})

const REFUSED: [string[], string][] = [
  [['--prot', '1'], '--prot is not an option; did you mean --port?; --help lists them all'],
  [['--whatever'], '--whatever is not an option; --help lists them all'],
  [['-p', '1'], '-p is not an option; --help lists them all'],
  [['--port'], '--port needs a value: --port N'],
  [['start'], '"start" is not a command; there is healthcheck, and without a command it serves'],
  [['healthcheck', 'now'], '"now" after healthcheck is not understood; --help shows what is']
]

for (const [argv, message] of REFUSED) {
  t.test(`"${argv.join(' ')}" is refused in a sentence`, async (t) => {
    t.throws(() => parseArguments(argv), { name: 'OptionError', message })
  })
}

t.test('help names every option with its variables', async (t) => {
  const help = helpText()
  for (const { flag, environment } of OPTIONS) for (const name of [flag, ...environment]) t.match(help, name)
})
