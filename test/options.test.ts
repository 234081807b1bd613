import t from 'tap'
import { type EmulatorOptions, OPTIONS, type OptionError, settingsOfCall, settingsOfCommand } from '../src/options.js'

const none = new Map<string, string[]>()
const flags = (...pairs: [string, string[]][]) => new Map(pairs)

t.test('the command has its defaults', async (t) => {
  t.same(settingsOfCommand(none, {}), {
    port: 8080,
    host: '127.0.0.1',
    apiKeys: ['test-*'],
    log: 'pretty',
    readyFile: undefined,
    json: false
  })
})

t.test('a call takes any free port and is silent', async (t) => {
  t.match(settingsOfCall(), { port: 0, host: '127.0.0.1', apiKeys: ['test-*'], log: 'silent' })
})

t.test('flags beat the environment, which beats the defaults', async (t) => {
  const environment = { GHL_EMULATOR_PORT: '2', PORT: '3', GHL_EMULATOR_HOST: '0.0.0.0' }
  t.match(settingsOfCommand(flags(['--port', ['1']]), environment), { port: 1, host: '0.0.0.0' })
  t.match(settingsOfCommand(none, environment), { port: 2 })
  t.match(settingsOfCommand(none, { PORT: '3', GHL_EMULATOR_PORT: '' }), { port: 3 })
})

t.test('every option can be set by environment', async (t) => {
  const environment = {
    ...{ GHL_EMULATOR_PORT: '1', GHL_EMULATOR_HOST: '::', GHL_EMULATOR_API_KEYS: 'a, b=LOC,c*', GHL_EMULATOR_LOG: 'json' },
    ...{ GHL_EMULATOR_READY_FILE: 'ready', GHL_EMULATOR_JSON: '1' }
  }
  t.same(settingsOfCommand(none, environment), {
    port: 1,
    host: '::',
    apiKeys: ['a', 'b=LOC', 'c*'],
    log: 'json',
    readyFile: 'ready',
    json: true
  })
  t.same(
    OPTIONS.filter(({ environment: names }) => !names.some((name) => name in environment)),
    []
  )
})

const BAD: [string, string[], string | RegExp][] = [
  ['--port', ['abc'], '--port "abc": give a whole number from 0 to 65535'],
  ['--port', ['65536'], /whole number/],
  ['--port', ['-1'], /whole number/],
  ['--port', [''], /whole number/],
  ['--host', [' '], '--host " ": give an address such as 127.0.0.1 or 0.0.0.0'],
  ['--log', ['loud'], '--log "loud": give one of pretty, json, silent'],
  ['--ready-file', [' '], '--ready-file " ": give a file name'],
  ['--json', ['maybe'], '--json "maybe": give one of true, false, 1, 0'],
  ['--api-key', ['canary canary'], /^--api-key: a key has one or more of/],
  ['--api-key', ['canary', 'canary'], '--api-key: the same key is named twice']
]

for (const [flag, texts, message] of BAD) {
  t.test(`${flag} "${texts}" is refused in a sentence that names it`, async (t) => {
    const thrown = t.throws(() => settingsOfCommand(flags([flag, texts]), {}), { name: 'OptionError', message }) as OptionError
    t.notMatch(thrown.message, 'canary')
  })
}

t.test('a bad variable or option is named as it was given', async (t) => {
  t.throws(() => settingsOfCommand(none, { PORT: 'x' }), { message: /^PORT "x": / })
  t.throws(() => settingsOfCall({ port: 1.5 }), { message: /^option port "1.5": / })
  t.throws(() => settingsOfCall({ apiKeys: [] }), { message: 'option apiKeys: at least one key must be let in' })
  t.throws(() => settingsOfCall({ prot: 1 } as EmulatorOptions), { message: /^option prot is not known; there are port, host, / })
})

t.test('a call can be told where log lines go', async (t) => {
  const logTarget = { write: () => {}, colour: true }
  t.equal(settingsOfCall({ logTarget }).logTarget, logTarget)
})
