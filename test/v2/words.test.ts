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

inV2('v2.unknown-property, v2.types: each property that is wrong has its message, and its reason says what was meant', async (t, call) => {
  const sent = {
    ...{ locationId: LOCATION, customField: { a: 1 }, frstName: 'x', email: 5, dnd: 'yes', tags: 'x', dateOfBirth: 'soon' },
    ...{ dndSettings: { SMS: { status: 'maybe' } }, customFields: [{ id: 'a', value: 1 }], inboundDndSettings: 1 }
  }
  const refused = await call('POST', '/contacts/', sent)
  t.equal(refused.status, 422)
  t.strictSame(refused.body.message.sort(), [
    'customFields.0.property value should not exist',
    'dateOfBirth must be in a supported format',
    'dnd must be a boolean value',
    'dndSettings.SMS.status must be one of the following values: active, inactive, permanent',
    'email must be a string',
    'inboundDndSettings must be an object',
    'property customField should not exist',
    'property frstName should not exist',
    'tags must be an array'
  ])
  t.equal(refused.body.error, 'Unprocessable Entity')
  const reason = refused.headers['x-emulator-reason']
  t.match(reason, /customField is v1; v2 has customFields: \[\{id, field_value\}\]/)
  t.match(reason, /did you mean firstName\?/)
})

inV2('v2.types: a property that is missing, or a body that is no object, gets 422; one that is not JSON 400', async (t, call) => {
  t.match((await call('POST', '/contacts/', {})).body, { statusCode: 422, message: ['locationId should not be empty'] })
  const nested = { locationId: LOCATION, dndSettings: { SMS: {} }, customFields: [{ field_value: 1 }, {}] }
  t.match((await call('POST', '/contacts/', nested)).body.message, ['dndSettings.SMS.status should not be empty'])
  const { dndSettings, ...rest } = nested
  t.same((await call('POST', '/contacts/', rest)).body.message, [
    'customFields.0.id should not be empty',
    'customFields.1.id should not be empty'
  ])
  t.match((await call('POST', '/contacts/', { locationId: 5 })).body.message, ['locationId must be a string'])
  t.match((await call('POST', '/contacts/', [])).body, { statusCode: 422, message: ['body must be an object'] })
  t.match(await call('POST', '/contacts/', '{'), { status: 400, text: '{"statusCode":400,"message":"Bad Request"}' })
  const long = 'x'.repeat(5000)
  const { body } = await call('POST', '/contacts/', { locationId: LOCATION, [long]: 1 })
  t.ok(body.message[0].length < 300)
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
