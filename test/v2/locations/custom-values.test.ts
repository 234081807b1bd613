import { inV2, LOCATION } from '../calls.js'

const VALUES = `/locations/${LOCATION}/customValues`

inV2('v2.custom-value-kept: custom values come, change and go in the form of the contract, and v1 has the same', async (t, call, send) => {
  const made = await call('POST', VALUES, { name: 'Custom Field', value: 'Value' })
  const { id } = made.body.customValue
  const value = { id, name: 'Custom Field', fieldKey: '{{ custom_values.custom_field }}', value: 'Value', locationId: LOCATION }
  t.equal(made.status, 201)
  t.equal(made.text, JSON.stringify({ customValue: value }))
  t.equal((await call('GET', `${VALUES}/${id}`)).text, made.text)
  const changed = await call('PUT', `${VALUES}/${id}`, { name: 'Other', value: '' })
  t.strictSame(
    [changed.status, changed.body.customValue],
    [200, { ...value, name: 'Other', fieldKey: '{{ custom_values.other }}', value: '' }]
  )
  t.strictSame((await call('GET', VALUES)).body, { customValues: [changed.body.customValue] })
  const read = await send({ method: 'GET', path: `/v1/custom-values/${id}` })
  t.match(JSON.parse(read.text), { id, name: 'Other', value: '' })
  t.strictSame((await call('DELETE', `${VALUES}/${id}`)).body, { succeded: true })
  t.strictSame((await call('GET', VALUES)).body, { customValues: [] })
})

inV2('v2.types: a custom value needs its name and its value', async (t, call) => {
  for (const [sent, name] of [
    [{ value: 'x' }, 'name'],
    [{ name: 'x' }, 'value']
  ] as const) {
    t.match(await call('POST', VALUES, sent), { status: 422, body: { message: [`${name} should not be empty`] } })
  }
})
