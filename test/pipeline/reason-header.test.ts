import t from 'tap'
import { type EmulatorOptions, startEmulator } from '../../src/index.js'
import { inHeader } from '../../src/pipeline/reason-header.js'
import { KEY, overBoth, PATH, type Sent } from '../transports.js'

const LONG = 'x'.repeat(500)

const HEADERS: [reasons: string[], header: string][] = [
  [['one'], 'one'],
  [['one', 'two'], 'one; two'],
  [['a\r\nB: c\tд “e” 😀 f'], 'a??B: c?? ?e? ? f'],
  [[LONG], LONG],
  [[`${LONG}y`], `${'x'.repeat(497)}...`]
]

for (const [reasons, header] of HEADERS) {
  t.test(`${JSON.stringify(reasons).slice(0, 60)} is ${header.slice(0, 60)} in a header`, async (t) => t.equal(inHeader(reasons), header))
}

const REFUSED: [sent: Sent, status: number, reason: RegExp][] = [
  [{ body: '{}' }, 422, /^neither email nor phone holds anything; send one of them$/],
  [{ body: '{"email":5,"tags":"x"}' }, 400, /^email must be string; what came is 5; tags must be array; what came is "x"$/],
  [{ body: '{"email":' }, 400, /^the body is not JSON: /],
  [{ body: '{"email":"test-key"' }, 400, /^the body is not JSON: /],
  [{ body: ' '.repeat(1024 * 1024 + 1) }, 413, /^the body is larger than 1 MiB$/],
  [{ headers: {} }, 401, /^no Authorization header came; /],
  [{ path: '/v1/%zz' }, 400, /^the path cannot be decoded/],
  [{ path: '/v1/test-key' }, 404, /^POST \/v1\/\[redacted\] is not served; /],
  [{ path: '/v1/notes/x', method: 'GET' }, 404, /^GET \/v1\/notes\/x is not served; .*notes/],
  [{ path: '/v1/tags', body: '{}' }, 422, /^name must be sent$/]
]

for (const [sent, status, reason] of REFUSED) {
  const title = JSON.stringify(sent).slice(0, 60)
  overBoth(t, `a refusal says why in a header, and no key: ${title}`, async (t, send) => {
    const answer = await send(sent)
    t.equal(answer.status, status)
    t.match(answer.headers['x-emulator-reason'], reason)
    t.notMatch(answer.headers['x-emulator-reason'], 'test-key')
  })
  const options: EmulatorOptions = { reasonHeader: false }
  overBoth(
    t,
    `it does not where that is switched off: ${title}`,
    async (t, send) => {
      const answer = await send(sent)
      t.equal(answer.status, status)
      t.notOk('x-emulator-reason' in answer.headers)
    },
    options
  )
}

overBoth(t, 'an accepted request has no such header, also where something in it was ignored', async (t, send) => {
  for (const sent of [{ body: '{"email":"a@b.c","emial":"x"}' }, { method: 'GET', path: `${PATH}?limit=x` }]) {
    const answer = await send(sent)
    t.equal(answer.status, 200)
    t.notOk('x-emulator-reason' in answer.headers)
  }
})

t.test('an answer that a fault puts in the place of a refusal has no such header', async (t) => {
  await using emulator = await startEmulator()
  await emulator.fail({ status: 500 })
  await emulator.fail({ status: 502, after: 'store' })
  for (const status of [500, 502]) {
    const answer = await fetch(emulator.url + PATH, { method: 'POST', headers: KEY, body: '{}' })
    t.equal(answer.status, status)
    t.equal(answer.headers.get('x-emulator-reason'), null)
  }
})
