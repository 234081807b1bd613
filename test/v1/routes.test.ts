import { inBothProfiles } from './calls.js'

inBothProfiles('every call of the resource is journalled, faultable and reset like the rest', async (t, call, send) => {
  const control = (method: string, path: string, body?: object) =>
    send({ method, path: `/_emulator${path}`, headers: { authorization: 'Bearer test-key' }, body: body && JSON.stringify(body) })
  await control('POST', '/faults', { status: 503, match: { method: 'get', path: '/v1/contacts/lookup' } })
  await call('POST', '/custom-fields', { name: 'x', dataType: 'TEXT' })
  t.equal((await call('GET', '/contacts/lookup?email=a@b.c')).status, 503)
  t.equal((await call('GET', '/contacts/lookup?email=a@b.c')).status, 422)
  await call('GET', '/contacts?limit=x')
  const { exchanges } = JSON.parse((await control('GET', '/requests')).text)
  t.same(
    exchanges.map(({ response }: { response: { status: number } }) => response.status),
    [200, 503, 422, 200]
  )
  t.same(exchanges[3].reasons, ['limit=x was ignored: it is not understood'])
  await control('POST', '/reset')
  t.same((await call('GET', '/custom-fields')).body, { customFields: [] })
})
