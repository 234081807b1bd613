import { callerOfV2, inV2, LOCATION } from './calls.js'

inV2('v2.token: without a token, or with one that is not known, a call gets 401', async (t, _call, send) => {
  for (const headers of [{ authorization: '' }, { authorization: 'Bearer unknown' }, { authorization: 'Basic x' }]) {
    const { status, body } = await callerOfV2(send, { headers })('GET', '/contacts/x')
    t.strictSame([status, body], [401, { statusCode: 401, message: 'Invalid token: access token is invalid', error: 'Unauthorized' }])
  }
})

inV2('v2.version: without a Version that is known a call gets 401, and the reason names the header', async (t, _call, send) => {
  const without = await callerOfV2(send, { version: '' })('GET', '/contacts/x')
  t.match(without, { status: 401, headers: { 'x-emulator-reason': /send "Version: 2021-07-28".*v1, which is under \/v1/ } })
  t.strictSame(without.body, { statusCode: 401, message: 'version header was not found.', error: 'Unauthorized' })
  for (const version of ['2020-01-01', 'toString', 'v2']) {
    const { status, body } = await callerOfV2(send, { version })('GET', '/contacts/x')
    t.match([status, body], [401, { message: 'version header is invalid' }], version)
  }
  for (const version of ['2021-04-15', '2021-07-28', '2023-02-21', 'v3'])
    t.equal((await callerOfV2(send, { version })('GET', '/contacts/x')).status, 400, version)
})

inV2('v2.not-found: a path or method that is not served gets 404 in the words of v2', async (t, call) => {
  t.strictSame((await call('GET', '/contacts/a/b/c?x=1')).body, {
    statusCode: 404,
    message: 'Cannot GET /contacts/a/b/c',
    error: 'Not Found'
  })
  t.match(await call('PATCH', '/contacts/a'), { status: 404, headers: { 'x-emulator-reason': /served there: .*GET/ } })
})

inV2('a fault answers in the words of v2', async (t, call, send) => {
  const arm = (fault: object) =>
    send({ path: '/_emulator/faults', headers: { authorization: 'Bearer test-key' }, body: JSON.stringify(fault) })
  for (const [status, body] of [
    [400, { statusCode: 400, message: 'Bad Request' }],
    [401, { statusCode: 401, message: 'Invalid token: access token is invalid', error: 'Unauthorized' }],
    [422, { statusCode: 422, message: ['Unprocessable Entity'], error: 'Unprocessable Entity' }],
    [429, { statusCode: 429, message: 'Too Many Requests' }],
    [503, { statusCode: 503, message: 'Service Unavailable' }]
  ] as const) {
    t.equal((await arm({ status, match: { path: '/contacts' } })).status, 200)
    const answered = await call('POST', '/contacts/', { locationId: LOCATION })
    t.strictSame([answered.status, answered.body], [status, body])
  }
  t.match(await arm({ status: 500, match: { path: '/contacts/a/b/c/d' } }), { status: 400, text: /is ever served/ })
})

inV2('a path that cannot be decoded gets 400 in the words of version 2, by the first call to it and by later ones', async (t, call) => {
  for (const which of ['first', 'later']) {
    const { status, text, headers } = await call('GET', '/contacts/%zz')
    t.strictSame([status, text], [400, '{"statusCode":400,"message":"Bad Request"}'], which)
    t.match(headers['x-emulator-reason'], /^the path cannot be decoded/, which)
  }
})
