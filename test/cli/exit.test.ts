import t from 'tap'
import { bugOf, EXIT, endingOf as ending } from '../../src/cli/exit.js'
import { DataError } from '../../src/data/data-error.js'
import { OptionError } from '../../src/options/options.js'

const endingOf = (error: Error) => ending(error, (name) => `--${name}`)
const error = (fields: object) => Object.assign(new Error('message'), fields)

t.test('each error that is foreseen has its exit code and a sentence', async (t) => {
  t.same(endingOf(error({ code: 'ERR_OPTION' })), { exitCode: 2, sentence: 'message' })
  t.same(endingOf(error({ code: 'ERR_DATA' })), { exitCode: 4, sentence: '--data: message' })
  t.match(endingOf(error({ code: 'EADDRINUSE', port: 80 })), { exitCode: 3, sentence: /^port 80 is in use; stop what listens there/ })
  t.match(endingOf(error({ code: 'EADDRINUSE', port: 80, option: 'proxyPort' })), { sentence: /choose another with --proxyPort/ })
  t.match(endingOf(error({ code: 'EACCES', port: 80 })), {
    exitCode: 2,
    sentence: '--port 80 may not be opened by this user; choose one above 1023'
  })
  t.match(endingOf(error({ code: 'EADDRNOTAVAIL', address: '1.2.3.4' })), {
    exitCode: 2,
    sentence: /^--host 1\.2\.3\.4 is not an address/
  })
  t.match(endingOf(error({ code: 'ENOTFOUND' })), { exitCode: 2, sentence: /^--host is a name that cannot be looked up: message/ })
  t.match(endingOf(error({ code: 'EAI_AGAIN' })), { exitCode: 2, sentence: /^--host is a name/ })
})

t.test('where a value came from the environment, the sentence names its variable', async (t) => {
  const sentence = (fields: object) => ending(error(fields), (name) => `GHL_EMULATOR_${name.toUpperCase()}`).sentence
  t.match(sentence({ code: 'EADDRINUSE', port: 80 }), /choose another with GHL_EMULATOR_PORT \(0 takes any free one\)$/)
  t.match(sentence({ code: 'EACCES', port: 80 }), /^GHL_EMULATOR_PORT 80 may not be opened/)
  t.match(sentence({ code: 'EADDRNOTAVAIL', address: '1.2.3.4' }), /^GHL_EMULATOR_HOST 1\.2\.3\.4 is not/)
  t.match(sentence({ code: 'ENOTFOUND' }), /^GHL_EMULATOR_HOST is a name/)
  t.equal(sentence({ code: 'ERR_DATA' }), 'GHL_EMULATOR_DATA: message')
})

t.test('the exit codes are those that scripts rely on', async (t) => {
  t.same(EXIT, {
    stopped: 0,
    failed: 1,
    badOption: 2,
    portInUse: 3,
    badData: 4,
    notReady: 5,
    notIntercepted: 6,
    findings: 7,
    notCovered: 8,
    notMovable: 9,
    notRunnable: 127,
    bySignal: 128
  })
})

t.test('bad data and bad options have their exit codes as they are thrown', async (t) => {
  t.equal(endingOf(new DataError('x')).exitCode, EXIT.badData)
  t.equal(endingOf(new OptionError('x')).exitCode, EXIT.badOption)
})

t.test('what was not foreseen ends with 1 and its stack', async (t) => {
  t.match(endingOf(new Error('message')), { exitCode: 1, sentence: /^Error: message\n +at / })
  t.same(endingOf(error({ stack: undefined })), { exitCode: 1, sentence: 'message' })
})

t.test('a bug that costs nobody the emulator is told with its stack, or as it was thrown', async (t) => {
  t.match(bugOf(new Error('unforeseen')), {
    exitCode: 1,
    sentence: /^a bug, please report it with this stack; it goes on running:\nError: unforeseen\n +at /
  })
  t.same(bugOf('unforeseen'), { exitCode: 1, sentence: 'a bug, please report it with this stack; it goes on running:\nunforeseen' })
})
