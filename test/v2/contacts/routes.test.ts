import { KEY } from '../../transports.js'
import { callerOfV2, inV2, LOCATION } from '../calls.js'

const LEAD = { locationId: LOCATION, firstName: 'Ann', lastName: 'Lee', email: 'Ann@lee.example', phone: '+13125550111' }

inV2('v2.contact-created: a contact is created with 201, in the form of the contract', async (t, call) => {
  const sent = {
    ...LEAD,
    ...{ gender: 'female', tags: ['New'], source: 'form', dateOfBirth: '09/25/1990', companyName: 'Lee', dnd: true, assignedTo: 'U1' },
    dndSettings: { SMS: { status: 'active', message: 'no', code: '1' } },
    customFields: [{ id: 'F1', field_value: ['a', 'b'] }]
  }
  const { status, body } = await call('POST', '/contacts/', sent)
  t.equal(status, 201)
  const { id, dateAdded } = body.contact
  t.match(id, /^[A-Za-z0-9]{20}$/)
  t.strictSame(body.contact, {
    ...{
      id,
      dateAdded,
      dateUpdated: dateAdded,
      deleted: false,
      tags: ['New'],
      type: 'lead',
      customFields: [{ id: 'F1', value: ['a', 'b'] }]
    },
    ...{ locationId: LOCATION, firstName: 'Ann', firstNameLowerCase: 'ann', fullNameLowerCase: 'ann lee', lastName: 'Lee' },
    ...{
      lastNameLowerCase: 'lee',
      email: 'Ann@lee.example',
      emailLowerCase: 'ann@lee.example',
      bounceEmail: false,
      unsubscribeEmail: false
    },
    ...{ dnd: true, dndSettings: sent.dndSettings, phone: '+13125550111', source: 'form', companyName: 'Lee' },
    ...{ dateOfBirth: '1990-09-25T00:00:00.000Z', assignedTo: 'U1' }
  })
  const read = await call('GET', `/contacts/${id}`)
  t.match(read, { status: 200, body: { contact: { id, name: 'Ann Lee', dateOfBirth: '1990-09-25', type: 'lead', dnd: true } } })
})

inV2('v2.contact-read: a lead that was posted by v1 is read by v2, and back', async (t, call, send) => {
  const posted = await send({ body: JSON.stringify({ email: 'a@b.example', customField: { F1: 'x' }, tags: ['t'] }) })
  const { id } = JSON.parse(posted.text).contact
  t.match((await call('GET', `/contacts/${id}`)).body.contact, {
    email: 'a@b.example',
    customFields: [{ id: 'F1', value: 'x' }],
    tags: ['t']
  })
  const made = (await call('POST', '/contacts/', { ...LEAD, customFields: [{ key: 'k', field_value: 1 }] })).body.contact
  const read = await send({ method: 'GET', path: `/v1/contacts/${made.id}` })
  t.match(JSON.parse(read.text).contact, { email: LEAD.email, phone: LEAD.phone, customField: [{ id: 'k', value: 1 }] })
})

inV2('v2.contact-duplicate: a create with the e-mail or phone of a contact gets 400 with its id', async (t, call) => {
  const { id } = (await call('POST', '/contacts/', LEAD)).body.contact
  const refused = await call('POST', '/contacts/', { locationId: LOCATION, email: 'ANN@lee.example', phone: '+1999' })
  t.match(refused, { status: 400, headers: { 'x-emulator-reason': /POST \/contacts\/upsert/ } })
  t.strictSame(refused.body, {
    statusCode: 400,
    message: 'This location does not allow duplicated contacts.',
    meta: { contactId: id, contactName: 'Ann Lee', matchingField: 'email' }
  })
  const byPhone = await call('POST', '/contacts/', { locationId: LOCATION, email: 'other@lee.example', phone: LEAD.phone })
  t.match(byPhone.body, { meta: { contactId: id, matchingField: 'phone' } })
  await call('POST', '/contacts/', { locationId: LOCATION, email: 'nameless@lee.example' })
  const nameless = await call('POST', '/contacts/', { locationId: LOCATION, email: 'nameless@lee.example', firstName: 'X' })
  t.match(nameless.body, { meta: { contactName: '' } })
})

inV2(
  'v2.contact-duplicate: a location that allows duplicates takes one, and an upsert where it is asked to',
  async (t, call) => {
    const [first, second] = [await call('POST', '/contacts/', LEAD), await call('POST', '/contacts/', LEAD)]
    t.match([first.status, second.status], [201, 201])
    t.match(await call('POST', '/contacts/upsert', { ...LEAD, createNewIfDuplicateAllowed: true }), { status: 200, body: { new: true } })
    t.match((await call('POST', '/contacts/upsert', LEAD)).body, { new: false, contact: { id: first.body.contact.id } })
  },
  { allowDuplicateContact: true }
)

inV2('v2.contact-upserted: an upsert creates a contact, or updates that with the e-mail or phone', async (t, call) => {
  const made = await call('POST', '/contacts/upsert', LEAD)
  t.match(made, { status: 200, body: { new: true, contact: { firstName: 'Ann' }, traceId: /^[0-9a-f-]{36}$/ } })
  const updated = await call('POST', '/contacts/upsert', { locationId: LOCATION, phone: LEAD.phone, city: 'Rome' })
  t.match(updated.body, { new: false, contact: { id: made.body.contact.id, city: 'Rome', firstName: 'Ann' } })
})

inV2('v2.contact-updated, v2.contact-deleted: an update changes what it sends, null clears, and a delete ends it', async (t, call) => {
  const { id } = (await call('POST', '/contacts/', { ...LEAD, gender: 'f', assignedTo: 'U1' })).body.contact
  const updated = await call('PUT', `/contacts/${id}`, { firstName: null, city: 'Rome', assignedTo: null, tags: ['b'] })
  t.match(updated, { status: 200, body: { succeded: true, contact: { id, lastName: 'Lee', city: 'Rome', tags: ['b'] } } })
  t.notOk('firstName' in updated.body.contact || 'assignedTo' in updated.body.contact)
  t.strictSame((await call('DELETE', `/contacts/${id}`)).body, { succeded: true })
})

inV2('v2.contact-unknown: an id that no contact has gets 400', async (t, call) => {
  for (const [method, path, sent] of [
    ['GET', '', undefined],
    ['PUT', '', {}],
    ['DELETE', '', undefined],
    ['POST', '/tags', { tags: [] }]
  ] as const) {
    const { status, body } = await call(method, `/contacts/unknown${path}`, sent)
    t.strictSame([status, body], [400, { statusCode: 400, message: 'Contact with id unknown not found' }])
  }
})

inV2('v2.contact-tags: tags are added and removed, and the answer has those that are left', async (t, call) => {
  const { id } = (await call('POST', '/contacts/', { ...LEAD, tags: ['a'] })).body.contact
  t.match(await call('POST', `/contacts/${id}/tags`, { tags: ['b', 'a'] }), { status: 201, body: { tags: ['a', 'b'] } })
  t.match(await call('DELETE', `/contacts/${id}/tags`, { tags: ['a'] }), { status: 200, body: { tags: ['b'] } })
  t.match((await call('GET', `/contacts/${id}`)).body.contact.tags, ['b'])
})

inV2('v2.location: a locationId that the token does not open gets 403', async (t, call) => {
  for (const path of ['/contacts/', '/contacts/upsert']) {
    const { status, body } = await call('POST', path, { ...LEAD, locationId: 'elsewhere' })
    t.strictSame(
      [status, body],
      [403, { statusCode: 403, message: 'The token does not have access to this location.', error: 'Forbidden' }]
    )
  }
})

inV2('v3 spells some things anew: fieldValue, succeeded, the kinds of messages', async (t, call, send) => {
  const v3 = callerOfV2(send, { version: 'v3' })
  const sent = { customFields: [{ id: 'F', fieldValue: 'x' }], dndSettings: { sms: { status: 'active' } } }
  const { id } = (await v3('POST', '/contacts/', { ...LEAD, ...sent })).body.contact
  t.match((await v3('GET', `/contacts/${id}`)).body.contact, { customFields: [{ id: 'F', value: 'x' }], dndSettings: sent.dndSettings })
  t.match((await call('GET', `/contacts/${id}`)).body.contact, { dndSettings: { SMS: { status: 'active' } } })
  t.match((await v3('PUT', `/contacts/${id}`, {})).body, { succeeded: true })
  const refused = await call('PUT', `/contacts/${id}`, sent)
  t.match(refused, {
    status: 422,
    body: { message: ['dndSettings.property sms should not exist', 'customFields.0.property fieldValue should not exist'] }
  })
  t.match((await v3('PUT', `/contacts/${id}`, { dndSettings: { SMS: { status: 'active' } } })).status, 422)
  t.strictSame((await v3('DELETE', `/contacts/${id}`)).body, { succeeded: true, succeded: true })
})

inV2(
  'contact.limit, emulator.limit: where there is no room, a create gets 503 in the words of v2',
  async (t, call, send) => {
    await send({ headers: KEY, body: '{"email":"a@b.example"}' })
    const { status, body } = await call('POST', '/contacts/', LEAD)
    t.match([status, body], [503, { statusCode: 503, message: /keeps 1 contacts and no more/ }])
  },
  { maxContacts: 1 }
)
