import t from 'tap'
import type { Contact, CreateContact, EmulatorOptions } from '../../../src/index.js'
import { fixture } from '../../fixtures.js'
import { type Answered, KEY, overBoth } from '../../transports.js'
import { caller, inBothProfiles, observed, setClock } from '../calls.js'

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

const INVALID_ID = { id: { message: 'The contact id is invalid.', rule: 'invalid' } }

inBothProfiles('contact.read, contact.updated, contact.deleted: a contact is read, changed in part, and deleted', async (t, call) => {
  const { contact } = (await call('POST', '/contacts/', { email: 'A@b.c', firstName: 'Ann', customField: { a: 1 }, tags: ['x', 'y'] })).body
  t.same((await call('GET', `/contacts/${contact.id}/`)).body, { contact })
  const changed = (await call('PUT', `/contacts/${contact.id}`, { city: 'Austin', customField: { b: 2 } })).body.contact
  t.match(changed, {
    ...contact,
    city: 'Austin',
    customField: [
      { id: 'a', value: 1 },
      { id: 'b', value: 2 }
    ]
  })
  t.same((await call('GET', `/contacts/${contact.id}`)).body, { contact: changed })
  t.same((await call('PUT', `/contacts/${contact.id}`, { tags: ['z'], id: 'mine', dateAdded: 'mine' })).body.contact, {
    ...changed,
    tags: ['z']
  })
  const deleted = await call('DELETE', `/contacts/${contact.id}`)
  t.match(deleted, { status: 200, text: 'OK', headers: { 'content-type': 'text/plain; charset=utf-8' } })
  t.match(await call('GET', `/contacts/${contact.id}`), { status: 422, body: INVALID_ID })
})

inBothProfiles('contact.invalid-id: an id that the location does not have gets the documented 422', async (t, call, send) => {
  const { contact } = (await call('POST', '/contacts', { email: 'a@b.c' })).body
  const elsewhere = caller(send, 'test-elsewhere')
  for (const id of ['nope', 'x'.repeat(90), '__proto__', 'constructor', '%20']) {
    t.match(await call('GET', `/contacts/${id}`), { status: 422, body: INVALID_ID })
    t.match(await call('DELETE', `/contacts/${id}`), { status: 422, body: INVALID_ID })
    t.match(await call('POST', `/contacts/${id}/tags`, { tags: ['a'] }), { status: 422, body: INVALID_ID })
    t.same((await call('PUT', `/contacts/${id}`, {})).body, { id: { message: 'The contact id is invalid.', rule: 'required' } })
  }
  for (const [method, path, body] of [
    ['GET', ''],
    ['DELETE', ''],
    ['PUT', '', { city: 'x' }],
    ['GET', '/notes'],
    ['POST', '/tasks', { title: 'x', dueDate: 'x' }],
    ['DELETE', '/tags', { tags: ['a'] }]
  ] as const) {
    t.equal((await elsewhere(method, `/contacts/${contact.id}${path}`, body)).status, 422, `${method} ${path} of another location`)
  }
  t.same((await call('GET', `/contacts/${contact.id}`)).body, { contact })
  t.equal((await call('GET', `/contacts/${'x'.repeat(2000)}`)).status, 422, 'an id longer than any real one')
})

inBothProfiles('contact.lookup: lookup tries the e-mail in any case, then the phone', async (t, call) => {
  const one = (await call('POST', '/contacts', { email: 'One@b.c', phone: '+18887324197' })).body.contact
  const two = (await call('POST', '/contacts', { phone: '+18887324198' })).body.contact
  t.same((await call('GET', '/contacts/lookup?email=oNE@b.c')).body, { contacts: [one] })
  t.same((await call('GET', '/contacts/lookup/?phone=%2B18887324198')).body, { contacts: [two] })
  t.same((await call('GET', '/contacts/lookup?phone=+18887324198')).body, { contacts: [two] }, 'a plus sign that was not encoded')
  t.same((await call('GET', '/contacts/lookup?email=one@b.c&phone=%2B18887324198')).body, { contacts: [one] })
  t.same((await call('GET', '/contacts/lookup?email=no@b.c&phone=%2B18887324198')).body, { contacts: [two] })
  for (const query of ['', '?email=', '?email=%20&phone=']) {
    t.match(await call('GET', `/contacts/lookup${query}`), {
      status: 422,
      text: '{"email or phone":{"message":"The email or phone field is mandatory.","rule":"required"}}'
    })
  }
  await call('PUT', `/contacts/${one.id}`, { email: 'other@b.c' })
  t.equal((await call('GET', '/contacts/lookup?email=one@b.c')).status, 422)
  t.match((await call('GET', '/contacts/lookup?email=OTHER@b.c')).body, { contacts: [{ id: one.id }] })
  await call('DELETE', `/contacts/${one.id}`)
  t.equal((await call('GET', '/contacts/lookup?email=other@b.c')).status, 422)
})

inBothProfiles('contact.lookup-no-match: a lookup without a match gets the recorded 422', async (t, call) => {
  await call('POST', '/contacts', { email: 'one@b.c' })
  for (const query of ['email=no@b.c', 'email=no@b.c&phone=1']) {
    t.match(await call('GET', `/contacts/lookup?${query}`), {
      status: 422,
      text: '{"email":{"message":"The email address is invalid.","rule":"invalid"}}',
      headers: { 'x-emulator-reason': 'no contact of this location has this email' }
    })
  }
  for (const query of ['phone=1', 'email=&phone=1']) {
    t.match(await call('GET', `/contacts/lookup?${query}`), {
      status: 422,
      text: '{"phone":{"message":"The phone number is invalid.","rule":"invalid"}}',
      headers: { 'x-emulator-reason': 'no contact of this location has this phone' }
    })
  }
})

const LIST_KEYS = [
  ...[
    'id',
    'locationId',
    'contactName',
    'firstName',
    'lastName',
    'companyName',
    'email',
    'phone',
    'dnd',
    'type',
    'source',
    'assignedTo',
    'city',
    'state'
  ],
  ...['postalCode', 'address1', 'dateAdded', 'dateUpdated', 'dateOfBirth', 'tags', 'country', 'website', 'timezone', 'customField']
]

inBothProfiles(
  'contact.list: the list has every key in the recorded order, in lower case where recorded, null for what is missing',
  async (t, call) => {
    await call('POST', '/contacts', { phone: '+18887324197' })
    await call('POST', '/contacts', { email: 'JOHN@deo.com', firstName: 'John', lastName: 'Deo', companyName: 'DGS' })
    const { contacts, meta } = (await call('GET', '/contacts/')).body
    t.same(Object.keys(contacts[0]), LIST_KEYS)
    t.match(contacts, [
      { contactName: 'john deo', firstName: 'john', lastName: 'deo', email: 'john@deo.com', companyName: 'DGS', phone: null, type: 'lead' },
      { contactName: '+18887324197', firstName: null, email: null, assignedTo: null, dnd: false, tags: [], customField: [] }
    ])
    t.same(meta, { total: 2, nextPageUrl: null, startAfterId: null, startAfter: null, currentPage: 1, nextPage: null, prevPage: null })
  }
)

inBothProfiles('contact.list-paging: at one time, what was written later comes first, or last where asked for', async (t, call, send) => {
  await setClock(send, { now: '2026-01-01T00:00:00Z' })
  const ids: string[] = []
  for (const city of 'abcdefgh') ids.push((await call('POST', '/contacts', { city, email: `${city}@b.c` })).body.contact.id)
  await call('PUT', `/contacts/${ids[2]}`, { dnd: true })
  const cities = async (query: string) =>
    (await call('GET', `/contacts?${query}`)).body.contacts.map(({ city }: { city: string }) => city).join('')
  t.equal(await cities(''), 'hgfedcba')
  t.equal(await cities('order=asc'), 'abcdefgh')
  t.equal(await cities('sortBy=date_updated'), 'chgfedba')
  t.equal(await cities('sortBy=date_updated&order=asc'), 'abdefghc')
})

inBothProfiles('the list is searched, sorted and limited', async (t, call) => {
  for (const [index, sent] of [
    { email: 'ann@b.c', tags: ['hot'] },
    { email: 'bob@b.c', companyName: 'Hotel' },
    { email: 'cy@b.c', firstName: 'Hot', lastName: 'Shot' },
    { phone: '+18887324197' }
  ].entries()) {
    await call('POST', '/contacts', { city: String(index), ...sent })
  }
  const cities = async (query: string) => (await call('GET', `/contacts?${query}`)).body.contacts.map(({ city }: { city: string }) => city)
  const sorted = async (query: string) => (await cities(query)).sort()
  t.same(await sorted(''), ['0', '1', '2', '3'])
  t.same(await sorted('query=HOT'), ['0', '1', '2'])
  t.same(await sorted('query=hot%20shot'), ['2'])
  t.same(await sorted('query=7324'), ['3'])
  t.same(await cities('query=nobody'), [])
  t.equal((await cities('limit=2')).length, 2)
  t.equal((await call('GET', '/contacts?limit=2&query=hot')).body.meta.total, 3)
  for (const junk of [
    'limit=0',
    'limit=x',
    'limit=-1',
    'order=sideways',
    'sortBy=constructor',
    'startAfter=x',
    'page=0',
    'limit=1&limit=2'
  ])
    t.equal((await cities(junk)).length, 4, junk)
})

for (const order of ['asc', 'desc']) {
  inBothProfiles(
    `contact.list-paging: a list of which each contact is updated as it is read has an end, ${order}`,
    async (t, call, send) => {
      await setClock(send, { now: '2026-01-01T00:00:00Z' })
      const emails = Array.from({ length: 60 }, (_, index) => `${index}@b.c`)
      for (const email of emails) await call('POST', '/contacts', { email })
      const seen: string[] = []
      let path: string | null = `/contacts?sortBy=date_updated&order=${order}`
      while (path !== null && seen.length <= 60) {
        const { contacts, meta }: { contacts: { id: string; email: string }[]; meta: { nextPageUrl: string | null } } = (
          await call('GET', path)
        ).body
        for (const { id, email } of contacts) {
          seen.push(email)
          await call('PUT', `/contacts/${id}`, { dnd: true })
        }
        path = meta.nextPageUrl?.replace(/^.*\/v1/, '') ?? null
      }
      t.same(seen, order === 'asc' ? emails : emails.toReversed())
    }
  )
}

inBothProfiles(
  'contact.list-paging: the links lead through every contact exactly once, also with equal dates and while contacts come and go',
  async (t, call, send) => {
    await setClock(send, { now: '2026-01-01T00:00:00Z' })
    const ids = new Set<string>()
    for (let index = 0; index < 23; index++) ids.add((await call('POST', '/contacts', { email: `${index}@b.c` })).body.contact.id)
    for (const query of [
      'limit=5',
      'limit=5&order=asc',
      'limit=4&sortBy=date_updated',
      'limit=7&sortBy=date_updated&order=asc',
      'limit=5&query=b.c'
    ]) {
      const seen: string[] = []
      let path: string | null = `/contacts?${query}`
      while (path) {
        const {
          contacts,
          meta
        }: { contacts: { id: string }[]; meta: { nextPageUrl: string | null; startAfterId: string | null; startAfter: number | null } } = (
          await call('GET', path)
        ).body
        seen.push(...contacts.map(({ id }) => id))
        if (meta.nextPageUrl) {
          t.match(meta.nextPageUrl, /^http:\/\/ghl\.test\/v1\/contacts\?/)
          t.equal(meta.startAfterId, contacts.at(-1)?.id)
          t.equal(meta.startAfter, Date.parse('2026-01-01T00:00:00Z'))
        }
        const extra: { id: string } = (await call('POST', '/contacts', { email: `extra-${seen.length}-${query}@b.c` })).body.contact
        if (contacts[0] && seen.length > 5) await call('DELETE', `/contacts/${extra.id}`)
        path = meta.nextPageUrl && new URL(meta.nextPageUrl).pathname.replace('/v1', '') + new URL(meta.nextPageUrl).search
      }
      t.equal(new Set(seen).size, seen.length, `${query}: none twice`)
      t.same(
        [...ids].filter((id) => !seen.includes(id)),
        [],
        `${query}: none left out`
      )
    }
    t.equal(
      (await call('GET', '/contacts?startAfter=0&order=asc&limit=100')).body.contacts.length,
      (await call('GET', '/contacts?limit=100')).body.contacts.length
    )
    const page2 = (await call('GET', '/contacts?limit=10&page=2')).body
    t.match(page2, { contacts: { length: 10 }, meta: { currentPage: 2, prevPage: 1, nextPage: 3 } })
    t.same(
      (await call('GET', `/contacts?startAfter=${Date.parse('2026-01-01T00:00:00Z')}`)).body.contacts,
      [],
      'without an id, that time has been seen'
    )
  }
)

inBothProfiles('contact.tags, tags.mandatory: tags are added and taken away, with the documented 422', async (t, call) => {
  const { contact } = (await call('POST', '/contacts', { email: 'a@b.c', tags: ['a'] })).body
  t.same((await call('POST', `/contacts/${contact.id}/tags/`, { tags: ['b', 'a', 'c'] })).body, { tags: ['b', 'a', 'c'] })
  t.same((await call('GET', `/contacts/${contact.id}`)).body.contact.tags, ['a', 'b', 'c'])
  t.same((await call('DELETE', `/contacts/${contact.id}/tags`, { tags: ['a', 'zzz'] })).body, { tags: ['a', 'zzz'] })
  t.same((await call('GET', `/contacts/${contact.id}`)).body.contact.tags, ['b', 'c'])
  for (const sent of [{}, { tags: [] }]) {
    for (const method of ['POST', 'DELETE']) {
      t.match(await call(method, `/contacts/${contact.id}/tags`, sent), {
        status: 422,
        text: '{"tags":{"message":"The tags field is mandatory.","rules":"required"}}'
      })
    }
  }
  t.equal((await call('POST', `/contacts/${contact.id}/tags`)).status, 400)
})

observed(
  'contact.upsert, contact.email-before-phone: a create updates by e-mail, then by phone, with no sign of it',
  async (t, call, send) => {
    const one = (await call('POST', '/contacts', { email: 'One@b.c', phone: '+18887324197', firstName: 'Ann' })).body.contact
    const two = (await call('POST', '/contacts', { email: 'two@b.c', phone: '+18887324198' })).body.contact
    const again = await call('POST', '/contacts', { email: 'oNE@b.c', city: 'Austin' })
    t.match(again, { status: 200, body: { contact: { id: one.id, dateAdded: one.dateAdded, firstName: 'Ann', city: 'Austin' } } })
    t.equal((await call('POST', '/contacts', { email: 'two@b.c', phone: '+18887324197' })).body.contact.id, two.id, 'e-mail before phone')
    t.equal((await call('POST', '/contacts', { phone: '(888) 732-4197', city: 'x' })).body.contact.id, one.id, 'phone, once it is E.164')
    t.not((await call('POST', '/contacts', { email: '', phone: '+18887324199' })).body.contact.id, two.id, 'a blank e-mail matches nobody')
    t.equal((await call('GET', '/contacts')).body.meta.total, 3)
    const { text } = await send({ method: 'GET', path: '/_emulator/requests/3', headers: { authorization: 'Bearer test-key' } })
    t.match(JSON.parse(text).steps.at(-1), { outcome: 'decided', rule: { id: 'contact.upsert', provenance: 'observed' } })
  }
)

for (const options of [
  { allowDuplicateContact: true },
  { data: { settings: { allowDuplicateContact: true } } },
  { fidelity: 'documented' }
] as EmulatorOptions[]) {
  observed(
    `every create makes a contact with ${JSON.stringify(options)}`,
    async (t, call) => {
      for (let count = 0; count < 2; count++) await call('POST', '/contacts', { email: 'a@b.c' })
      t.equal((await call('GET', '/contacts/lookup?email=a@b.c')).body.contacts.length, 2)
    },
    options
  )
}

observed(
  'tags.lower-case, name.split, contact.lower-case-fields, contact.type, country.default: fields are kept as recordings show',
  async (t, call, send) => {
    const { contact } = (await call('POST', '/contacts', { email: 'A@b.c', name: ' John  M Deo ', tags: ['HOT', 'Cold'] })).body
    t.match(contact, {
      ...{ firstName: 'John', lastName: 'M Deo', firstNameLowerCase: 'john', lastNameLowerCase: 'm deo', fullNameLowerCase: 'john m deo' },
      ...{ tags: ['hot', 'cold'], type: 'lead', country: 'US', email: 'A@b.c', emailLowerCase: 'a@b.c' }
    })
    const { text } = await send({ method: 'GET', path: '/_emulator/requests/1', headers: { authorization: 'Bearer test-key' } })
    t.same(
      JSON.parse(text)
        .applied.map(({ id }: { id: string }) => id)
        .sort(),
      ['country.default', 'name.split', 'tags.lower-case']
    )
    t.match((await call('POST', '/contacts', { email: 'b@b.c', name: 'Mono' })).body.contact, {
      firstName: 'Mono',
      lastName: undefined,
      fullNameLowerCase: 'mono'
    })
    t.match((await call('POST', '/contacts', { email: 'c@b.c', name: 'John Deo', lastName: 'Roe' })).body.contact, {
      firstName: undefined,
      lastName: 'Roe',
      fullNameLowerCase: 'roe'
    })
    t.same((await call('POST', `/contacts/${contact.id}/tags`, { tags: ['NEW'] })).body, { tags: ['new'] })
  }
)

observed(
  'phone.e164, phone.country: a phone is kept as E.164 with the country of the contact or the location, else as sent',
  async (t, call) => {
    const phones: [object, string][] = [
      [{ phone: '(888) 732-4197' }, '+18887324197'],
      [{ phone: '+1 888-888-8888' }, '+18888888888'],
      [{ phone: '030 901820', country: 'DE' }, '+4930901820'],
      [{ phone: 'call me', country: 'US' }, 'call me'],
      [{ phone: '12' }, '12'],
      [{ phone: '8887324100', country: 'Atlantis' }, '8887324100']
    ]
    for (const [sent, kept] of phones) t.equal((await call('POST', '/contacts', sent)).body.contact.phone, kept, JSON.stringify(sent))
  }
)

observed(
  'the country of the locations can be set',
  async (t, call) => {
    t.match((await call('POST', '/contacts', { phone: '030 901820' })).body.contact, { phone: '+4930901820', country: 'DE' })
  },
  { country: 'DE' }
)

observed(
  'body.null-absent, custom-field.forms, custom-field.by-key: null is absent, and custom fields come in every recorded form',
  async (t, call) => {
    const field = (await call('POST', '/custom-fields', { name: 'My Field', dataType: 'TEXT' })).body
    const forms = [
      { a: 1, my_field: 2 },
      { a: 1, 'contact.my_field': 2 },
      [
        { id: 'a', value: 1 },
        { id: field.id, value: 2 }
      ],
      [
        { id: 'a', field_value: 1 },
        { id: 'my_field', field_value: 2 }
      ]
    ]
    for (const [index, customField] of forms.entries()) {
      const { contact } = (await call('POST', '/contacts', { email: `${index}@b.c`, phone: null, dnd: null, tags: null, customField })).body
      t.same(contact.customField, [
        { id: 'a', value: 1 },
        { id: field.id, value: 2 }
      ])
      t.notOk('phone' in contact)
    }
    t.match(await call('POST', '/contacts', { email: null }), { status: 422, body: { 'email or phone': {} } })
  }
)

for (const [tagsOnUpdate, tags] of [
  ['replace', ['new']],
  ['merge', ['old', 'new']]
] as const) {
  observed(
    `contact.tags-on-update: an update ${tagsOnUpdate}s the tags when told so`,
    async (t, call) => {
      const { contact } = (await call('POST', '/contacts', { email: 'a@b.c', tags: ['old'] })).body
      t.same((await call('POST', '/contacts', { email: 'a@b.c', tags: ['new'] })).body.contact.tags, tags)
      t.same((await call('PUT', `/contacts/${contact.id}`, { tags: ['new'] })).body.contact.tags, tags)
    },
    { tagsOnUpdate }
  )
}

overBoth(
  t,
  'name.joined: an update of the first name alone makes the name anew, where there is one',
  async (t, send) => {
    const call = caller(send)
    const { contact } = (await call('POST', '/contacts', { email: 'a@b.c', name: 'John Deo' })).body
    const changed = (await call('PUT', `/contacts/${contact.id}`, { firstName: 'Jane' })).body.contact
    t.match(changed, { firstName: 'Jane', lastName: 'Deo', name: 'Jane Deo', fullNameLowerCase: 'jane deo' })
    t.match((await call('PUT', `/contacts/${contact.id}`, { lastName: 'Roe', name: 'Own' })).body.contact, { name: 'Own' })
    const { contact: nameless } = (await call('POST', '/contacts', { email: 'd@e.f' })).body
    t.notHas((await call('PUT', `/contacts/${nameless.id}`, { firstName: 'Jane' })).body.contact, { name: 'Jane' })
  },
  { fidelity: 'observed' }
)

overBoth(
  t,
  'contact.limit: an update or a tag for which no room in bytes is left is refused, and changes nothing',
  async (t, send) => {
    const call = caller(send)
    const { contact } = (await call('POST', '/contacts', { email: 'a@b.c' })).body
    const long = 'x'.repeat(5000)
    for (const [method, path, body] of [
      ['PUT', '', { address1: long }],
      ['POST', '/tags', { tags: [long] }]
    ] as const) {
      t.match(await call(method, `/contacts/${contact.id}${path}`, body), { status: 503, body: { msg: /--max-bytes/ } })
      t.same((await call('GET', `/contacts/${contact.id}`)).body.contact, contact)
    }
    t.equal((await call('PUT', `/contacts/${contact.id}`, { address1: 'short' })).status, 200)
  },
  { maxBytes: 5000 }
)
