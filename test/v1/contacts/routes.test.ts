import t from 'tap'
import type { Contact, CreateContact } from '../../../src/index.js'
import { fixture } from '../../fixtures.js'
import { type Answered, KEY, overBoth } from '../../transports.js'

const BODY = fixture('create-contact/body.json')
const EXAMPLE: CreateContact = JSON.parse(BODY)
const JSON_TYPE = 'application/json; charset=utf-8'
const PATHS = ['/go-high-level/v1/contacts', '/go-high-level/v1/contacts/', '/v1/contacts', '/v1/contacts/']

/** The text of a documented answer, without the white space of the page. */
function documented(status: number): string {
  return JSON.stringify(JSON.parse(fixture(`create-contact/${status}.json`)))
}

function contactOf(answer: Answered): Contact {
  return JSON.parse(answer.text).contact
}

for (const path of PATHS) {
  overBoth(t, `POST ${path} answers the documented example with the contact, in the documented order`, async (t, send) => {
    const answer = await send({ path, body: BODY })
    t.equal(answer.status, 200)
    t.equal(answer.headers['content-type'], JSON_TYPE)
    const { id, locationId, fingerprint, dateAdded } = contactOf(answer)
    t.match(id, /^[A-Za-z0-9]{20}$/)
    t.match(locationId, /^[A-Za-z0-9]{20}$/)
    t.match(fingerprint, /^[0-9a-f]{8}-[0-9a-f]{4}-1[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    t.match(dateAdded, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    const { email = '', country, source, customField, tags, ...rest } = EXAMPLE
    const expected = {
      ...{ id, locationId, email, emailLowerCase: email.toLowerCase(), fingerprint, country, source, dateAdded },
      customField: Object.entries(customField ?? {}).map(([id, value]) => ({ id, value })),
      tags,
      ...{ firstName: rest.firstName, lastName: rest.lastName, name: rest.name, phone: rest.phone, dateOfBirth: rest.dateOfBirth },
      ...{ address1: rest.address1, city: rest.city, state: rest.state, postalCode: rest.postalCode },
      ...{ companyName: rest.companyName, website: rest.website }
    }
    t.equal(answer.text, JSON.stringify({ contact: expected }))
  })
}

overBoth(t, 'the keys of the documented answer come first and in its order', async (t, send) => {
  const { contact } = JSON.parse(documented(200))
  const keys = Object.keys(contact).filter((key) => key !== '__moreField__')
  const { email, timezone, country, source, tags } = contact
  const answer = await send({ body: JSON.stringify({ tags, source, country, timezone, dnd: true, email }) })
  t.same(Object.keys(contactOf(answer)), [...keys, 'dnd'])
})

overBoth(t, 'what was not sent is left out, but customField and tags are always there', async (t, send) => {
  const answer = await send({ body: '{"phone":"+1 888-888-8888"}' })
  t.same(Object.keys(contactOf(answer)), ['id', 'locationId', 'fingerprint', 'dateAdded', 'customField', 'tags', 'phone'])
})

overBoth(t, 'every documented field comes back as sent, e-mail in its own case too', async (t, send) => {
  const sent = { ...EXAMPLE, email: 'John@Deo.COM', timezone: 'America/Chihuahua', dnd: false }
  const { customField, ...fields } = sent
  const answer = contactOf(await send({ body: JSON.stringify(sent) }))
  t.match(answer, { ...fields, emailLowerCase: 'john@deo.com' })
})

overBoth(t, 'body.unknown-fields: what the server owns cannot be sent, and undocumented fields are ignored', async (t, send) => {
  const owned = {
    id: 'mine',
    locationId: 'mine',
    fingerprint: 'mine',
    dateAdded: 'mine',
    emailLowerCase: 'mine',
    contact: 'mine',
    assignedTo: 'mine'
  }
  const answer = await send({ body: JSON.stringify({ email: 'a@b.c', ...owned }) })
  t.equal(answer.status, 200)
  t.notMatch(answer.text, 'mine')
})

for (const type of [
  undefined,
  'application/json',
  'application/x-www-form-urlencoded',
  'text/plain',
  'application/vnd.api+json',
  'x',
  ';;'
]) {
  overBoth(t, `the body is JSON when the content type is ${type}`, async (t, send) => {
    const answer = await send({ headers: { ...KEY, ...(type && { 'content-type': type }) }, body: '\uFEFF{"email":"a@b.c"}' })
    t.equal(answer.status, 200)
  })
}

for (const body of [
  '',
  ' ',
  '{',
  'email=a@b.c',
  '{"email":"a@b.c"} x',
  '"a@b.c"',
  '[]',
  '[{"email":"a@b.c"}]',
  'null',
  '5',
  'true',
  undefined
]) {
  overBoth(t, `the body ${body} gets the documented 400`, async (t, send) => {
    const answer = await send({ body })
    t.equal(answer.status, 400)
    t.equal(answer.text, documented(400))
    t.equal(answer.headers['content-type'], JSON_TYPE)
  })
}

const WRONG_VALUES: Record<string, unknown[]> = {
  ...Object.fromEntries(
    ['email', 'phone', 'firstName', 'lastName', 'name', 'dateOfBirth', 'address1', 'city', 'state', 'country', 'postalCode'].map((name) => [
      name,
      [null, 5, true, [], {}]
    ])
  ),
  ...Object.fromEntries(['companyName', 'website', 'timezone', 'source'].map((name) => [name, [null, 5, true, ['a'], {}]])),
  dnd: [null, 0, 'true', [], {}],
  tags: [null, 'a', 5, {}, [5], [null], ['a', {}]],
  customField: [null, 'a', 5, true, [], [{ id: 'a', value: 'b' }]]
}

overBoth(t, 'a field of the wrong type gets the documented 400', async (t, send) => {
  for (const [name, values] of Object.entries(WRONG_VALUES)) {
    for (const value of values) {
      const answer = await send({ body: JSON.stringify({ email: 'a@b.c', phone: '1', [name]: value }) })
      t.equal(answer.text, documented(400), `${name}: ${JSON.stringify(value)}`)
      t.equal(answer.status, 400)
    }
  }
})

for (const sent of [{}, { email: '' }, { phone: '' }, { email: ' \t', phone: '\n ' }, { firstName: 'John', emails: 'a@b.c' }]) {
  overBoth(t, `${JSON.stringify(sent)} gets the documented 422, for it has neither e-mail nor phone`, async (t, send) => {
    const answer = await send({ body: JSON.stringify(sent) })
    t.equal(answer.status, 422)
    t.equal(answer.text, documented(422))
    t.equal(answer.headers['content-type'], JSON_TYPE)
  })
}

overBoth(t, 'a blank e-mail beside a phone stays as sent and makes no emailLowerCase', async (t, send) => {
  const contact = contactOf(await send({ body: '{"email":" ","phone":"1"}' }))
  t.equal(contact.email, ' ')
  t.notOk('emailLowerCase' in contact)
})

overBoth(t, 'prototype keys do no harm as field, as customField id and as tag', async (t, send) => {
  const body =
    '{"email":"a@b.c","__proto__":{"phone":"1"},"constructor":{"prototype":{"x":1}},"tags":["__proto__","constructor"],"customField":{"__proto__":{"y":1},"constructor":"z"}}'
  const answer = await send({ body })
  t.equal(answer.status, 200)
  const contact = contactOf(answer)
  t.same(contact.tags, ['__proto__', 'constructor'])
  t.equal(JSON.stringify(contact.customField), '[{"id":"__proto__","value":{"y":1}},{"id":"constructor","value":"z"}]')
  t.notOk('phone' in contact)
  t.equal(({} as Record<string, unknown>).y, undefined)
})

overBoth(t, 'custom fields come back in the order sent, whatever their values are', async (t, send) => {
  const body = '{"email":"a@b.c","customField":{"z":"1","a":["x","y"],"m":1700000000000,"n":null}}'
  const { customField } = contactOf(await send({ body }))
  t.same(customField, [
    { id: 'z', value: '1' },
    { id: 'a', value: ['x', 'y'] },
    { id: 'm', value: 1700000000000 },
    { id: 'n', value: null }
  ])
})

overBoth(t, 'body.size: a body over 1 MiB gets 413, and the answer reaches a caller that is still sending', async (t, send) => {
  const answer = await send({ body: JSON.stringify({ email: 'a@b.c', address1: 'x'.repeat(8 * 1024 * 1024) }) })
  t.equal(answer.status, 413)
  t.equal(answer.text, '{"msg":"Payload Too Large"}')
})

overBoth(t, 'a body of exactly 1 MiB is taken', async (t, send) => {
  const frame = '{"email":"a@b.c","address1":""}'
  const body = frame.replace('""', `"${'x'.repeat(1024 * 1024 - frame.length)}"`)
  t.equal((await send({ body })).status, 200)
})

t.test('every create has an id of its own, and the contacts are kept in order', async (t) => {
  const { startEmulator } = await import('../../../src/index.js')
  const emulator = await startEmulator()
  t.teardown(() => emulator.close())
  const emails = Array.from({ length: 50 }, (_, index) => `${index}@b.c`)
  for (const email of emails) {
    await fetch(`${emulator.baseUrl}/contacts`, { method: 'POST', headers: KEY, body: JSON.stringify({ email }) })
  }
  const kept = await emulator.contacts()
  t.same(
    kept.map(({ email }) => email),
    emails
  )
  t.equal(new Set(kept.map(({ id }) => id)).size, 50)
  t.equal(new Set(kept.map(({ fingerprint }) => fingerprint)).size, 50)
})
