import { inBothProfiles } from '../calls.js'

inBothProfiles(
  'custom-field.kept, custom-field.mandatory, custom-field.invalid-id, custom-field.invalid-type: custom fields come and go',
  async (t, call) => {
    const field = (await call('POST', '/custom-fields/', { name: 'Select', dataType: 'SINGLE_OPTIONS', options: ['a', 'b'] })).body
    t.same(
      { ...field, id: '' },
      {
        id: '',
        name: 'Select',
        fieldKey: 'contact.select',
        placeholder: '',
        position: 0,
        dataType: 'SINGLE_OPTIONS',
        picklistOptions: ['a', 'b']
      }
    )
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
      text: '{"name":{"message":"The name field is mandatory.","rule":"required"},"dataType":{"message":"The data type field is mandatory.","rule":"required"}}'
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
