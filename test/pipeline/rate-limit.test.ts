import t from 'tap'
import { overBoth } from '../transports.js'
import { caller, setClock } from '../v1/calls.js'

overBoth(
  t,
  'rate.limit: the request over the limit gets 429, as real time passes or the clock is moved by hand',
  async (t, send) => {
    const call = caller(send)
    for (const left of [2, 1, 0]) {
      const answer = await call('GET', '/contacts')
      t.equal(answer.status, 200)
      t.match(answer.headers, {
        'x-ratelimit-max': /^3$/,
        'x-ratelimit-remaining': new RegExp(`^${left}$`),
        'x-ratelimit-interval-milliseconds': /^1000000$/,
        'x-ratelimit-limit-daily': /^200000$/
      })
    }
    t.match(await call('GET', '/contacts'), {
      status: 429,
      text: '{"msg":"Too Many Requests"}',
      headers: { 'retry-after': /^(1000|9\d\d)$/, 'x-ratelimit-remaining': /^0$/ }
    })
    t.equal((await caller(send, 'test-other')('GET', '/contacts')).status, 200, 'another location has its own')
    const advance = (advanceMs: number) => setClock(send, { advanceMs })
    await advance(900_000)
    t.match(await call('GET', '/contacts'), { status: 429, headers: { 'retry-after': /^(100|\d\d)$/ } })
    await advance(100_000)
    for (const status of [200, 200, 200, 429]) t.equal((await call('GET', '/contacts')).status, status)
    await advance(-10_000_000)
    t.equal((await call('GET', '/contacts')).status, 200, 'also when the clock was set back')
    await send({ method: 'POST', path: '/_emulator/reset', headers: { authorization: 'Bearer test-key' } })
    t.equal((await call('GET', '/contacts')).headers['x-ratelimit-remaining']?.toString(), '2', 'reset counts anew')
    const { exchanges } = JSON.parse((await send({ method: 'GET', path: '/_emulator/requests' })).text)
    t.match(exchanges.at(-1).response, { status: 200, headers: { 'x-ratelimit-remaining': '2' } }, 'they are in the journal too')
  },
  { rateLimit: '3/1000s', clock: '2026-01-01T00:00:00Z' }
)

overBoth(t, 'without a rate limit there are no such headers', async (t, send) => {
  t.notOk(Object.keys((await caller(send)('GET', '/contacts')).headers).some((name) => name.startsWith('x-ratelimit')))
})
