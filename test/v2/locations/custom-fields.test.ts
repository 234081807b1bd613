import { inV2, LOCATION } from '../calls.js'

const FIELDS = `/locations/${LOCATION}/customFields`

inV2('v2.custom-field-kept: a custom field is created, read, changed and deleted, in the form of the contract', async (t, call) => {
  const sent = { name: 'Pin code', dataType: 'TEXT', placeholder: 'Your code', position: 3 }
  const made = await call('POST', `${FIELDS}/`, sent)
  const { id } = made.body.customField
  const field = { id, name: 'Pin code', fieldKey: 'contact.pin_code', placeholder: 'Your code', dataType: 'TEXT', position: 3 }
  t.equal(made.status, 201)
  t.equal(made.text, JSON.stringify({ customField: { ...field, locationId: LOCATION, model: 'contact' } }))
  t.match(id, /^[A-Za-z0-9]{20}$/)
  t.equal((await call('GET', `${FIELDS}/${id}`)).text, made.text)
  const changed = await call('PUT', `${FIELDS}/${id}`, { name: 'Zip', position: 0 })
  t.match(changed, { status: 200, body: { customField: { ...field, name: 'Zip', fieldKey: 'contact.zip', position: 0 } } })
  t.strictSame((await call('GET', FIELDS)).body, { customFields: [changed.body.customField] })
  t.strictSame((await call('DELETE', `${FIELDS}/${id}`)).body, { succeded: true })
  t.strictSame((await call('GET', FIELDS)).body, { customFields: [] })
})

inV2(
  'v2.custom-field-kept: the labels of options are answered as picklistOptions, and what files may be as it is kept',
  async (t, call) => {
    const textBoxListOptions = [{ label: 'One', prefillValue: 'x' }, {}]
    const choice = await call('POST', FIELDS, { name: 'Size', dataType: 'SINGLE_OPTIONS', textBoxListOptions })
    const { id } = choice.body.customField
    const options = { picklistOptions: ['One', ''], picklistImageOptions: [], isAllowedCustomOption: false }
    const field = { id, name: 'Size', fieldKey: 'contact.size', placeholder: '', dataType: 'SINGLE_OPTIONS', position: 0 }
    t.equal(choice.text, JSON.stringify({ customField: { ...field, ...options, locationId: LOCATION, model: 'contact' } }))
    const renamed = await call('PUT', `${FIELDS}/${id}`, { name: 'Sizes' })
    t.match(renamed.body.customField, { picklistOptions: ['One', ''] }, 'they stay when none are sent')
    const changed = await call('PUT', `${FIELDS}/${id}`, { name: 'Size', textBoxListOptions: [{ label: 'Two' }] })
    t.strictSame(changed.body.customField.picklistOptions, ['Two'])

    const files = { acceptedFormat: ['.pdf'], isMultipleFile: true, maxNumberOfFiles: 2 }
    const upload = await call('POST', FIELDS, { name: 'Papers', dataType: 'FILE_UPLOAD', ...files })
    t.match(upload.text, /"position":0,"isMultiFileAllowed":true,"maxFileLimit":2,"locationId"/)
    const fewer = { name: 'Papers', isMultipleFile: false, maxNumberOfFiles: 1 }
    const { customField } = (await call('PUT', `${FIELDS}/${upload.body.customField.id}`, fewer)).body
    t.match(customField, { isMultiFileAllowed: false, maxFileLimit: 1, dataType: 'FILE_UPLOAD' })
  }
)

inV2('v2.custom-field-list: custom fields are listed by model, those of contacts when none is asked for', async (t, call) => {
  for (const [name, model] of [
    ['Size', undefined],
    ['Deal', 'opportunity'],
    ['Shoe', 'contact']
  ] as const)
    t.match(await call('POST', FIELDS, { name, dataType: 'TEXT', model }), {
      status: 201,
      body: { customField: { model: model ?? 'contact' } }
    })
  const keys = async (query: string) =>
    (await call('GET', `${FIELDS}${query}`)).body.customFields.map(({ fieldKey }: { fieldKey: string }) => fieldKey)
  const ofContacts = ['contact.size', 'contact.shoe']
  t.strictSame(await keys(''), ofContacts)
  t.strictSame(await keys('?model=contact'), ofContacts)
  t.strictSame(await keys('?model=opportunity'), ['opportunity.deal'])
  t.strictSame(await keys('?model=all&other=1'), ['contact.size', 'opportunity.deal', 'contact.shoe'])
})

inV2('v2.types: a model that there is not, or a field without a name or type, gets 422', async (t, call) => {
  const refused = await call('GET', `${FIELDS}?model=deal`)
  t.match(refused, { status: 422, headers: { 'x-emulator-reason': /what came is "deal"/ } })
  t.strictSame(refused.body.message, ['model must be one of the following values: contact, opportunity, all'])
  t.strictSame((await call('GET', `${FIELDS}?model=all&model=all`)).body.message, ['model must be a string'])
  const messages = async (method: string, path: string, sent: object) => (await call(method, FIELDS + path, sent)).body.message
  t.strictSame(await messages('POST', '', { name: '', dataType: 'TEXT' }), ['name should not be empty'])
  t.strictSame(await messages('POST', '', { name: 'x' }), ['dataType should not be empty'])
  t.strictSame(await messages('POST', '', { name: 'x', dataType: 'TEXT', options: ['a'] }), ['property options should not exist'])
  const { id } = (await call('POST', FIELDS, { name: 'x', dataType: 'TEXT' })).body.customField
  t.strictSame(await messages('PUT', `/${id}`, { name: 'x', dataType: 'DATE' }), ['property dataType should not exist'])
})

inV2('v2.custom-field-kept: the model of a custom field stays, and the reasons say that another one was ignored', async (t, call, send) => {
  const { id } = (await call('POST', FIELDS, { name: 'Deal', dataType: 'TEXT', model: 'opportunity' })).body.customField
  await call('PUT', `${FIELDS}/${id}`, { name: 'Deals', model: 'opportunity' })
  const changed = await call('PUT', `${FIELDS}/${id}`, { name: 'Deals', model: 'contact' })
  t.match(changed, { status: 200, body: { customField: { model: 'opportunity', fieldKey: 'opportunity.deals' } } })
  const { exchanges } = JSON.parse((await send({ method: 'GET', path: '/_emulator/requests' })).text)
  t.strictSame(
    exchanges.map(({ reasons }: { reasons: string[] }) => reasons),
    [[], [], ['model was ignored: this custom field is of opportunity, and stays so']]
  )
})

inV2('a custom field that one version makes is seen by the other; v1 knows those of contacts alone', async (t, call, send) => {
  const v1 = async (method: string, path: string, sent?: object) =>
    JSON.parse((await send({ method, path: `/v1/custom-fields${path}`, body: sent && JSON.stringify(sent) })).text)
  const ofV1 = await v1('POST', '', { name: 'Boxes', dataType: 'TEXTBOX_LIST', textBoxListOptions: [{ label: 'A' }, {}] })
  t.match((await call('GET', `${FIELDS}/${ofV1.id}`)).body.customField, { fieldKey: 'contact.boxes', picklistOptions: ['A', ''] })
  const files = { acceptedFormat: ['.pdf'], isMultipalFile: true, maxNumberOfFiles: 2 }
  const papers = await v1('POST', '', { name: 'Papers', dataType: 'FILE_UPLOAD', ...files })
  t.match((await call('GET', `${FIELDS}/${papers.id}`)).body.customField, { isMultiFileAllowed: true, maxFileLimit: 2 })

  const ofV2 = async (sent: object) => (await call('POST', FIELDS, sent)).body.customField
  const choice = await ofV2({ name: 'Size', dataType: 'CHECKBOX', textBoxListOptions: [{ label: 'S' }] })
  const deal = await ofV2({ name: 'Deal', dataType: 'TEXT', model: 'opportunity' })
  t.match((await v1('GET', '')).customFields, [
    { id: ofV1.id, picklistOptions: undefined },
    { id: papers.id },
    { id: choice.id, picklistOptions: ['S'] }
  ])
  t.equal((await v1('GET', '')).customFields.length, 3)
  const boxes = await ofV2({ name: 'Empty', dataType: 'TEXTBOX_LIST' })
  t.match(await v1('PUT', `/${boxes.id}`, { placeholder: 'x' }), { id: boxes.id, placeholder: 'x' }, 'one without labels too')
  for (const id of [ofV1.id, papers.id, choice.id]) await v1('PUT', `/${id}`, { placeholder: 'x' })
  t.match((await call('GET', FIELDS)).body.customFields, [
    { placeholder: 'x', picklistOptions: ['A', ''] },
    { placeholder: 'x', isMultiFileAllowed: true, maxFileLimit: 2 },
    { placeholder: 'x', picklistOptions: ['S'] },
    { placeholder: 'x', picklistOptions: [] }
  ])
  for (const [method, sent] of [
    ['GET', undefined],
    ['PUT', { name: 'x' }],
    ['DELETE', undefined]
  ] as const)
    t.match(await v1(method, `/${deal.id}`, sent), { customFieldId: { rule: 'invalid' } })
  t.match((await call('GET', `${FIELDS}/${deal.id}`)).body, { customField: deal })
})

inV2('a contact takes custom fields of contacts by their key, and none of opportunities', async (t, call) => {
  const made = async (name: string, model: string) => (await call('POST', FIELDS, { name, dataType: 'TEXT', model })).body.customField.id
  const [size] = [await made('Size', 'contact'), await made('Deal', 'opportunity')]
  const customFields = ['size', 'contact.size', 'opportunity.deal', 'deal'].map((key) => ({ key, field_value: key }))
  const { contact } = (await call('POST', '/contacts/', { locationId: LOCATION, customFields })).body
  t.strictSame(
    contact.customFields.map(({ id }: { id: string }) => id),
    [size, size, 'opportunity.deal', 'deal']
  )
})
