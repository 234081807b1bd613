import { inV2, LOCATION } from './calls.js'

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
