import t from 'tap'
import { again, kindsOf, program } from '../calls.js'

t.test('a custom field has another path and other names', async (t) => {
  await using v1 = await program()
  const { id } = JSON.parse(await v1.v1('POST', '/custom-fields/', { name: 'Size', dataType: 'SINGLE_OPTIONS', options: ['S', 'L'], x: 1 }))
  const created = await v1.last()
  t.match(created.refusals, [
    { status: 404, body: { message: 'Cannot POST /custom-fields' } },
    { status: 422, body: { message: ['property options should not exist', 'property x should not exist'] } }
  ])
  t.same(kindsOf(created), ['location-path', 'unknown-property', 'custom-field-names', 'record-answer'])
  t.match(await again(v1), {
    status: 201,
    body: { customField: { name: 'Size', dataType: 'SINGLE_OPTIONS', picklistOptions: ['S', 'L'] } }
  })
  await v1.v1('PUT', `/custom-fields/${id}`, { placeholder: 'P', isMultipalFile: true, dataType: 'TEXT' })
  const changed = await v1.last()
  t.match(changed.differences, [{}, { kind: 'custom-field-names', of: ['isMultipalFile', 'dataType'] }, { kind: 'custom-field-name' }, {}])
  t.match(await again(v1), { status: 200, body: { customField: { name: 'Size', placeholder: 'P' } } })
  await v1.v1('GET', '/custom-fields/nothing')
  t.same(kindsOf(await v1.last()), ['location-path', 'unknown-record', 'record-answer'])
  await v1.v1('PUT', '/custom-fields/nothing', { position: 1 })
  t.match(await v1.last(), { request: null })
  await v1.v1('POST', '/custom-fields', '[]')
  t.match(await v1.last(), { verdict: 'refused', request: null })
})

t.test('custom values and tags have another path', async (t) => {
  await using v1 = await program()
  for (const [old, path, sent, rule] of [
    ['custom-values', 'customValues', { name: 'A', value: 'B' }, 'v2.custom-value-kept'],
    ['tags', 'tags', { name: 'hot' }, 'v2.tag-kept']
  ] as const) {
    const { id } = JSON.parse(await v1.v1('POST', `/${old}`, sent))
    const created = await v1.last()
    t.match(created.request, { url: new RegExp(`/locations/${v1.emulator.locationId}/${path}$`), body: sent })
    t.match(created.differences.at(-1), { kind: 'record-answer', rule })
    await v1.v1('GET', `/${old}`)
    t.same(kindsOf(await v1.last()), ['location-path'])
    t.match(await again(v1), { status: 200, body: { [path]: [sent] } })
    await v1.v1('DELETE', `/${old}/${id}`)
    t.same(kindsOf(await v1.last()), ['location-path', 'deleted-answer'])
  }
})

t.test('a location is answered under its name', async (t) => {
  await using v1 = await program()
  await v1.v1('GET', `/locations/${v1.emulator.locationId}`)
  t.match(await v1.migration(), { requests: [{ verdict: 'changes', differences: [{ kind: 'location-answer' }] }] })
})
