import t from 'tap'
import { startEmulator } from '../../src/emulator.js'
import { Entry } from '../../src/journal/entry.js'
import { createLog, type LogStyle, STDERR } from '../../src/journal/log.js'

function lines(style: LogStyle, colour: boolean, ...entries: Entry[]): string[] {
  const written: string[] = []
  const log = createLog(style, { write: (line) => written.push(line), colour })
  for (const entry of entries) log.exchange(entry)
  return written
}

function entry(status: number | null, reasons: string[] = [], contactIds: string[] = []): Entry {
  const made = new Entry('POST', '/v1/contacts?query=lead', [], 0)
  made.receivedAt = Date.parse('2026-01-01T12:34:56.789Z')
  made.durationMs = 1.25
  made.contactIds = contactIds
  made.because(...reasons)
  made.close(status, {}, null)
  return made
}

t.test('a pretty line has time, status, what and how long, and below it why', async (t) => {
  t.same(lines('pretty', false, entry(200, [], ['abc']), entry(400, ['email must be string']), entry(null)), [
    '12:34:56.789  200  POST /v1/contacts  contact abc  1.25 ms',
    '12:34:56.789  400  POST /v1/contacts  1.25 ms\n              ↳ email must be string',
    '12:34:56.789  cut  POST /v1/contacts  1.25 ms'
  ])
})

t.test('a line warns of what was silently ignored, too', async (t) => {
  const ignored = entry(200)
  ignored.rawBody = '{"customFields":{}}'
  ignored.warn = () => ['customFields was ignored']
  t.match(lines('pretty', false, ignored)[0], /\n +↳ customFields was ignored$/)
  t.match(JSON.parse(lines('json', false, ignored)[0] ?? ''), { reasons: ['customFields was ignored'] })
})

t.test('a pretty line tells when an armed fault decided the answer', async (t) => {
  const armed = entry(429)
  armed.fault = { status: 429 }
  t.same(lines('pretty', false, armed), ['12:34:56.789  429  POST /v1/contacts  by an armed fault  1.25 ms'])
})

t.test('a pretty line is coloured when the target is', async (t) => {
  t.match(lines('pretty', true, entry(200))[0], '\u001b[32m200\u001b[39m')
  t.match(lines('pretty', true, entry(422))[0], '\u001b[33m422\u001b[39m')
  t.match(lines('pretty', true, entry(null))[0], '\u001b[31mcut\u001b[39m')
})

t.test('what a caller sent cannot steer the terminal', async (t) => {
  t.match(lines('pretty', false, entry(400, ['came: \u001b[2J\u009b']))[0], 'came: \\x1b[2J\\x9b')
})

t.test('a JSON line is one object on one line', async (t) => {
  const [line = ''] = lines('json', true, entry(422, ['why'], []))
  t.same(JSON.parse(line), {
    ...{ time: '2026-01-01T12:34:56.789Z', status: 422, method: 'POST', path: '/v1/contacts', durationMs: 1.25 },
    ...{ locationId: null, keyFingerprint: null, contactIds: [], reasons: ['why'] }
  })
})

t.test('silent writes nothing but bugs', async (t) => {
  t.same(lines('silent', false, entry(200), entry(500)), [])
})

t.test('without a target, lines go to stderr', async (t) => {
  const captured = t.capture(console, 'error')
  STDERR.write('a line')
  createLog('silent').bug(new Error('broken'))
  t.match(
    captured().map(({ args }) => args.join()),
    ['a line', /^A bug of the emulator[\s\S]*Error: broken/]
  )
})

t.test('a target that throws costs nobody an answer', async (t) => {
  const target = {
    write: () => {
      throw new Error('full')
    },
    colour: false
  }
  const log = createLog('pretty', target)
  t.doesNotThrow(() => log.exchange(entry(200)))
  t.doesNotThrow(() => log.bug(new Error('broken')))
  await using emulator = await startEmulator({ log: 'json', logTarget: target })
  const headers = { authorization: `Bearer ${emulator.apiKey}` }
  t.equal((await fetch(`${emulator.baseUrl}/contacts`, { method: 'POST', headers, body: '{"phone":"1"}' })).status, 200)
  t.equal((await emulator.requests()).length, 1)
})

t.test('what a caller sent cannot turn the direction of the text', async (t) => {
  t.match(lines('pretty', false, entry(400, ['came: \u202e\u{e0001}']))[0], 'came: \\u{202e}\\u{e0001}')
})
