import { inBothProfiles, observed, onlyDocumented } from '../calls.js'

inBothProfiles('custom-value.kept, custom-value.mandatory, custom-value.invalid-id: custom values come and go', async (t, call) => {
  const made = await call('POST', '/custom-values/', { name: 'Opening Hours!', value: '9 to 5' })
  const value = made.body
  t.match(value, { id: /^[A-Za-z0-9]{20}$/ })
  t.same({ ...value, id: '' }, { id: '', name: 'Opening Hours!', fieldKey: '{{ custom_value.opening_hours }}', value: '9 to 5' })
  t.same(Object.keys(value), ['id', 'name', 'fieldKey', 'value'])
  t.same((await call('GET', `/custom-values/${value.id}`)).body, value)
  const changed = (await call('PUT', `/custom-values/${value.id}`, { name: 'Hours', value: 'never', id: 'mine' })).body
  t.same(changed, { id: value.id, name: 'Hours', fieldKey: '{{ custom_value.hours }}', value: 'never' })
  for (const [method, path] of [
    ['POST', ''],
    ['PUT', `/${value.id}`]
  ] as const) {
    t.match(await call(method, `/custom-values${path}`, { value: ' ' }), {
      status: 422,
      text: '{"name":{"message":"The name field is mandatory.","rule":"required"},"value":{"message":"The value field is mandatory.","rule":"required"}}'
    })
  }
  t.equal((await call('DELETE', `/custom-values/${value.id}`)).text, 'OK')
  for (const [method, body] of [['GET'], ['PUT', {}], ['DELETE']] as const) {
    t.match(await call(method, `/custom-values/${value.id}`, body), {
      status: 422,
      text: '{"customValueId":{"message":"The custom field id is invalid.","rule":"invalid"}}'
    })
  }
})

onlyDocumented('the list of custom values has the key customFields', async (t, call) => {
  const value = (await call('POST', '/custom-values', { name: 'a', value: 'b' })).body
  t.same((await call('GET', '/custom-values')).body, { customFields: [value] })
})

observed('custom-value.list-key: the list of custom values has the key customValues', async (t, call) => {
  const value = (await call('POST', '/custom-values', { name: 'a', value: 'b' })).body
  t.same((await call('GET', '/custom-values')).body, { customValues: [value] })
})
