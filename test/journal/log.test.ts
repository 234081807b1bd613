import t from 'tap'
import { startEmulator } from '../../src/emulator.js'
import { Entry, LONG } from '../../src/journal/entry.js'
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

t.test('a pretty line is that of the exchange, on the width of its target', async (t) => {
  t.match(lines('pretty', false, entry(200, [], ['abc']), entry(400, ['email must be string']), entry(null)), [
    /^\d\d:34:56\.789 {2}Created {4}200 {2}POST \/v1\/contacts\?query=lead {2}contact abc {2}1\.25 ms$/,
    /^\d\d:34:56\.789 {2}Refused {4}400 {2}POST \/v1\/contacts\?query=lead {2}1\.25 ms\n {14}↳ email must be string$/,
    / {2}Cut {8}cut {2}POST /
  ])
  const written: string[] = []
  createLog('pretty', { write: (line) => written.push(line), colour: false, columns: 40 }).exchange(entry(200))
  t.equal(written[0]?.split('\n').length, 2)
})

t.test('a line warns of what was silently ignored, too', async (t) => {
  const ignored = entry(200)
  ignored.rawBody = '{"customFields":{}}'
  ignored.warn = () => ['customFields was ignored']
  t.match(lines('pretty', false, ignored)[0], /\n +↳ customFields was ignored$/)
  t.match(JSON.parse(lines('json', false, ignored)[0] ?? ''), { reasons: ['customFields was ignored'] })
})

t.test('a line of a long body still warns of what was ignored, and says who where the answer is short', async (t) => {
  const written: string[] = []
  await using emulator = await startEmulator({ log: 'pretty', logTarget: { write: (line) => written.push(line), colour: false } })
  const headers = { authorization: `Bearer ${emulator.apiKey}` }
  const post = (sent: object) => fetch(`${emulator.baseUrl}/contacts`, { method: 'POST', headers, body: JSON.stringify(sent) })
  await post({ email: 'a@b.c', customFields: 'x'.repeat(LONG) })
  t.match(written[0], /a@b\.c[\s\S]*↳ customFields was ignored: it is not a field of v1; did you mean customField\?$/)
  await post({ email: 'a@b.c', address1: 'x'.repeat(LONG) })
  t.match(written[1], / {2}contact [A-Za-z0-9]{20} {2}/)
  t.notMatch(written[1], 'a@b.c')
})

t.test('a JSON line is one object on one line', async (t) => {
  const [line = ''] = lines('json', true, entry(422, ['why'], []))
  t.same(JSON.parse(line), {
    ...{ time: '2026-01-01T12:34:56.789Z', outcome: 'Refused', status: 422, method: 'POST', path: '/v1/contacts', durationMs: 1.25 },
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
