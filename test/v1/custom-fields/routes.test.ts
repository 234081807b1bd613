import { inBothProfiles, observed, onlyDocumented } from '../calls.js'

const NO_CHOICES =
  '"options or acceptedFormat or textBoxListOptions":{"message":"The options or acceptedFormat or textBoxListOptions field is mandatory.","rule":"required"}'

inBothProfiles(
  'custom-field.kept, custom-field.mandatory, custom-field.invalid-id, custom-field.invalid-type: custom fields come and go',
  async (t, call) => {
    const field = (await call('POST', '/custom-fields/', { name: 'Select', dataType: 'SINGLE_OPTIONS', options: ['a', 'b'] })).body
    t.match(field, { name: 'Select', fieldKey: 'contact.select', placeholder: '', position: 0, picklistOptions: ['a', 'b'] })
    const text = (await call('POST', '/custom-fields', { name: 'My Text!', dataType: 'TEXT', position: 5, placeholder: 'p' })).body
    t.match(text, { fieldKey: 'contact.my_text', position: 5, placeholder: 'p' })
    t.notOk('picklistOptions' in text)
    t.same((await call('GET', '/custom-fields')).body, { customFields: [field, text] })
    t.same((await call('GET', `/custom-fields/${field.id}`)).body, field)
    t.same((await call('PUT', `/custom-fields/${field.id}`, { name: 'Choice', options: ['c'] })).body, {
      ...field,
      name: 'Choice',
      fieldKey: 'contact.choice',
      picklistOptions: ['c']
    })
    t.match(await call('PUT', `/custom-fields/${text.id}`, { name: '' }), { status: 422, body: { name: { rule: 'required' } } })
    t.match(await call('POST', '/custom-fields', {}), {
      status: 422,
      text: `{"name":{"message":"The name field is mandatory.","rule":"required"},"dataType":{"message":"The data type field is mandatory.","rule":"required"},${NO_CHOICES}}`
    })
    t.match(await call('POST', '/custom-fields', { name: 'x', dataType: 'MONETARY' }), {
      status: 422,
      body: { dataType: { message: 'The data type is invalid.' } }
    })
    t.equal((await call('DELETE', `/custom-fields/${field.id}`)).text, 'OK')
    for (const [method, body] of [['GET'], ['PUT', {}], ['DELETE']] as const) {
      t.match(await call(method, `/custom-fields/${field.id}`, body), {
        status: 422,
        text: '{"customFieldId":{"message":"The custom field id is invalid.","rule":"invalid"}}'
      })
    }
  }
)

onlyDocumented('a custom field is answered as the reference has it, with dateType', async (t, call) => {
  const { text } = await call('POST', '/custom-fields', { name: 'Select', dataType: 'SINGLE_OPTIONS', options: ['a'], position: 3 })
  t.match(
    text,
    /^{"id":"[A-Za-z0-9]{20}","name":"Select","fieldKey":"contact.select","placeholder":"","position":3,"dateType":"SINGLE_OPTIONS","picklistOptions":\["a"\]}$/
  )
  t.equal((await call('GET', '/custom-fields')).text, `{"customFields":[${text}]}`)
  t.equal((await call('GET', `/custom-fields/${JSON.parse(text).id}`)).text, text)
})

observed('custom-field.recorded-keys: a custom field is answered with dataType, in the recorded order', async (t, call) => {
  const { text } = await call('POST', '/custom-fields', { name: 'Select', dataType: 'SINGLE_OPTIONS', options: ['a'], position: 3 })
  t.match(
    text,
    /^{"id":"[A-Za-z0-9]{20}","name":"Select","fieldKey":"contact.select","placeholder":"","dataType":"SINGLE_OPTIONS","position":3,"picklistOptions":\["a"\]}$/
  )
  t.equal((await call('GET', '/custom-fields')).text, `{"customFields":[${text}]}`)
  t.equal((await call('GET', `/custom-fields/${JSON.parse(text).id}`)).text, text)
})

const CHOICES = { options: ['a'], acceptedFormat: ['.pdf'], textBoxListOptions: [{ label: 'a', prefillValue: 'b' }] }
const NEEDED: [dataType: string, name: keyof typeof CHOICES][] = [
  ['CHECKBOX', 'options'],
  ['SINGLE_OPTIONS', 'options'],
  ['MULTIPLE_OPTIONS', 'options'],
  ['FILE_UPLOAD', 'acceptedFormat'],
  ['TEXTBOX_LIST', 'textBoxListOptions']
]

inBothProfiles('custom-field.options-mandatory: a type that needs options, formats or boxes gets 422 without', async (t, call) => {
  const refused = { status: 422, text: `{${NO_CHOICES}}` }
  for (const [dataType, name] of NEEDED) {
    const { [name]: needed, ...others } = CHOICES
    t.match(await call('POST', '/custom-fields', { name: 'x', dataType, ...others }), {
      ...refused,
      headers: { 'x-emulator-reason': `${dataType} needs ${name}` }
    })
    t.match(await call('POST', '/custom-fields', { name: 'x', dataType, [name]: [] }), refused)
    const { status, body } = await call('POST', '/custom-fields', { name: 'x', dataType, [name]: needed })
    t.equal(status, 200)
    const field = `/custom-fields/${body.id}`
    t.equal((await call('PUT', field, { name: 'y' })).status, 200, 'what it has already need not be sent again')
    t.match(await call('PUT', field, { [name]: [] }), refused)
    t.equal((await call('PUT', field, { dataType: 'TEXT' })).status, 200)
    t.match(await call('PUT', field, { dataType }), refused)
  }
  t.match(await call('POST', '/custom-fields', { name: 'x', options: ['a'] }), {
    status: 422,
    text: '{"dataType":{"message":"The data type field is mandatory.","rule":"required"}}'
  })
  t.equal((await call('POST', '/custom-fields', { name: 'x', dataType: 'constructor' })).status, 422)
})
