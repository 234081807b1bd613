import t from 'tap'
import type { EmulatorOptions } from '../../src/index.js'
import { settingsOfCall } from '../../src/options/settings.js'
import { overBoth, type Send } from '../transports.js'

/** Calls of one location, with JSON both ways. */
function caller(send: Send, key = 'test-key') {
  return async (method: string, path: string, sent?: unknown) => {
    const body = sent === undefined ? undefined : JSON.stringify(sent)
    const answer = await send({ method, path: `/v1${path}`, headers: { authorization: `Bearer ${key}`, host: 'ghl.test' }, body })
    const isJson = String(answer.headers['content-type']).startsWith('application/json')
    return { status: answer.status, headers: answer.headers, text: answer.text, body: isJson ? JSON.parse(answer.text) : answer.text }
  }
}

/** Stops the time of that location, or moves it. */
function setClock(send: Send, to: { now: string } | { advanceMs: number }) {
  return send({ method: 'PUT', path: '/_emulator/clock', headers: { authorization: 'Bearer test-key' }, body: JSON.stringify(to) })
}

const PROFILES: EmulatorOptions[] = [{ fidelity: 'documented' }, { fidelity: 'observed' }]

/** A test that both profiles pass, over both transports. */
function inBothProfiles(
  title: string,
  run: (t: Parameters<Parameters<typeof overBoth>[2]>[0], call: ReturnType<typeof caller>, send: Send) => Promise<void>
): void {
  for (const options of PROFILES) overBoth(t, `${title}, ${options.fidelity}`, (t, send) => run(t, caller(send), send), options)
}

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
  t.equal((await call('GET', `/contacts/${'x'.repeat(200)}`)).status, 400, 'an id longer than any path takes')
})

inBothProfiles('contact.lookup: lookup tries the e-mail in any case, then the phone', async (t, call) => {
  const one = (await call('POST', '/contacts', { email: 'One@b.c', phone: '+18887324197' })).body.contact
  const two = (await call('POST', '/contacts', { phone: '+18887324198' })).body.contact
  t.same((await call('GET', '/contacts/lookup?email=oNE@b.c')).body, { contacts: [one] })
  t.same((await call('GET', '/contacts/lookup/?phone=%2B18887324198')).body, { contacts: [two] })
  t.same((await call('GET', '/contacts/lookup?phone=+18887324198')).body, { contacts: [two] }, 'a plus sign that was not encoded')
  t.same((await call('GET', '/contacts/lookup?email=one@b.c&phone=%2B18887324198')).body, { contacts: [one] })
  t.same((await call('GET', '/contacts/lookup?email=no@b.c&phone=%2B18887324198')).body, { contacts: [two] })
  t.same((await call('GET', '/contacts/lookup?email=no@b.c')).body, { contacts: [] })
  for (const query of ['', '?email=', '?email=%20&phone=']) {
    t.match(await call('GET', `/contacts/lookup${query}`), {
      status: 422,
      text: '{"email or phone":{"message":"The email or phone field is mandatory.","rule":"required"}}'
    })
  }
  await call('PUT', `/contacts/${one.id}`, { email: 'other@b.c' })
  t.same((await call('GET', '/contacts/lookup?email=one@b.c')).body, { contacts: [] })
  t.match((await call('GET', '/contacts/lookup?email=OTHER@b.c')).body, { contacts: [{ id: one.id }] })
  await call('DELETE', `/contacts/${one.id}`)
  t.same((await call('GET', '/contacts/lookup?email=other@b.c')).body, { contacts: [] })
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

inBothProfiles(
  'note.kept, note.mandatory, task.kept, task.mandatory, child.invalid-id: notes and tasks belong to a contact',
  async (t, call) => {
    const { contact } = (await call('POST', '/contacts', { email: 'a@b.c' })).body
    const base = `/contacts/${contact.id}`
    const note = (await call('POST', `${base}/notes/`, { body: 'called', userId: 'u1' })).body
    t.match(note, { id: /^[A-Za-z0-9]{20}$/, body: 'called', createdBy: 'u1', createdAt: /Z$/ })
    t.same((await call('GET', `${base}/notes`)).body, { notes: [note] })
    t.same((await call('PUT', `${base}/notes/${note.id}`, { body: 'again' })).body, { ...note, body: 'again' })
    t.same((await call('PUT', `${base}/notes/${note.id}`, {})).body, { ...note, body: 'again' })
    t.same((await call('GET', `${base}/notes/${note.id}/`)).body, { ...note, body: 'again' })
    t.same((await call('POST', `${base}/notes`, { body: ' ' })).body, {
      body: { message: 'The body field is mandatory.', rule: 'required' }
    })
    t.match(await call('POST', `${base}/notes`, { body: 'plain' }), { status: 200, body: { body: 'plain' } })
    t.equal((await call('DELETE', `${base}/notes/${note.id}`)).text, 'OK')
    t.match(await call('GET', `${base}/notes/${note.id}`), {
      status: 422,
      body: { noteId: { message: 'The note id is invalid.', rule: 'invalid' } }
    })
    t.equal((await call('DELETE', `${base}/notes/${note.id}`)).status, 422)
    t.equal((await call('PUT', `${base}/notes/${note.id}`, { body: 'x' })).status, 422)

    const task = (
      await call('POST', `${base}/tasks`, {
        title: 'call',
        dueDate: '2026-01-01',
        description: 'd',
        assignedTo: 'u2',
        status: 'incomplete'
      })
    ).body
    t.same(Object.keys(task), ['id', 'title', 'description', 'assignedTo', 'dueDate', 'isCompleted'])
    t.equal(task.isCompleted, false)
    t.same((await call('PUT', `${base}/tasks/${task.id}`, { status: 'completed' })).body, { ...task, isCompleted: true })
    t.same((await call('PUT', `${base}/tasks/${task.id}`, { title: 'mail' })).body, { ...task, title: 'mail', isCompleted: true })
    t.match(await call('POST', `${base}/tasks`, {}), {
      status: 422,
      text: '{"title":{"message":"The title field is mandatory.","rule":"required"},"dueDate":{"message":"The due date field is mandatory.","rule":"required"}}'
    })
    t.equal((await call('GET', `${base}/tasks`)).body.tasks.length, 1)
    await call('DELETE', base)
    t.equal((await call('GET', `${base}/tasks`)).status, 422)
  }
)

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
    t.match(text, { fieldKey: 'contact.my_text_', position: 5, placeholder: 'p' })
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

inBothProfiles(
  'location.tags, location.timezones, location.read: the location, its tags and the time zones can be read',
  async (t, call, send) => {
    const { contact } = (await call('POST', '/contacts', { email: 'a@b.c', tags: ['x', 'y'] })).body
    await call('POST', '/contacts', { email: 'b@b.c', tags: ['y'] })
    const { tags } = (await call('GET', '/tags/')).body
    t.match(tags, [{ id: /^[A-Za-z0-9]{20}$/, name: 'x', locationId: contact.locationId }, { name: 'y' }])
    t.same((await call('GET', '/tags')).body.tags, tags, 'with the same ids each time')
    t.ok((await call('GET', '/timezones/')).body.timezones.includes('America/Chihuahua'))
    t.match((await call('GET', `/locations/${contact.locationId}`)).body, {
      id: contact.locationId,
      country: 'US',
      timezone: /\//,
      settings: { allowDuplicateContact: false }
    })
    t.match(await caller(send, 'test-other')('GET', `/locations/${contact.locationId}`), {
      status: 422,
      body: { id: { message: 'The location id is invalid.' } }
    })
  }
)

inBothProfiles('every call of the resource is journalled, faultable and reset like the rest', async (t, call, send) => {
  const control = (method: string, path: string, body?: object) =>
    send({ method, path: `/_emulator${path}`, headers: { authorization: 'Bearer test-key' }, body: body && JSON.stringify(body) })
  await control('POST', '/faults', { status: 503, match: { method: 'get', path: '/v1/contacts/lookup' } })
  await call('POST', '/custom-fields', { name: 'x', dataType: 'TEXT' })
  t.equal((await call('GET', '/contacts/lookup?email=a@b.c')).status, 503)
  t.equal((await call('GET', '/contacts/lookup?email=a@b.c')).status, 200)
  await call('GET', '/contacts?limit=x')
  const { exchanges } = JSON.parse((await control('GET', '/requests')).text)
  t.same(
    exchanges.map(({ response }: { response: { status: number } }) => response.status),
    [200, 503, 200, 200]
  )
  t.same(exchanges[3].reasons, ['limit=x was ignored: it is not understood'])
  await control('POST', '/reset')
  t.same((await call('GET', '/custom-fields')).body, { customFields: [] })
})

const observed = (
  title: string,
  run: (t: Parameters<Parameters<typeof overBoth>[2]>[0], call: ReturnType<typeof caller>, send: Send) => Promise<void>,
  options: EmulatorOptions = {}
) => overBoth(t, `observed: ${title}`, (t, send) => run(t, caller(send), send), { fidelity: 'observed', ...options })

observed('key.invalid: a stranger gets the recorded 401', async (t, _call, send) => {
  t.match(await caller(send, 'nobody')('GET', '/contacts'), { status: 401, text: '{"msg":"Api key is invalid."}' })
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

observed('body.types-422: wrong types get 422 in the wording of the validator, one error a field', async (t, call) => {
  const sent = { email: 5, firstName: {}, dateOfBirth: 1, dnd: 'yes', tags: ['a', 5, {}], customField: 'x' }
  t.match(await call('POST', '/contacts', sent), {
    status: 422,
    body: {
      email: { message: 'The email must be a string.', rule: 'string' },
      firstName: { message: 'The first name must be a string.', rule: 'string' },
      dateOfBirth: { message: 'The date of birth must be a string.', rule: 'string' },
      dnd: { message: 'The dnd field must be boolean.', rule: 'boolean' },
      tags: { message: 'The tags must be an array.', rule: 'array' },
      customField: { message: 'The custom field must be an object.', rule: 'object' }
    }
  })
  t.match(await call('POST', '/contacts', { email: 'a@b.c', customField: [{ key: 'a' }] }), {
    status: 422,
    body: { customField: { rule: 'object' } }
  })
  for (const body of [[], 'x', null]) t.match(await call('POST', '/contacts', body), { status: 400, text: '{"msg":"Bad Request"}' })
  t.match(await call('POST', '/custom-fields', { name: 5, position: 'x' }), {
    status: 422,
    body: { name: { rule: 'string' }, position: { rule: 'number' } }
  })
})

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
  'rate.limit: the request over the limit gets 429, as real time passes or the clock is moved by hand',
  async (t, send) => {
    const call = caller(send)
    for (const left of [2, 1, 0]) {
      const answer = await call('GET', '/contacts')
      t.equal(answer.status, 200)
      t.match(answer.headers, {
        'x-ratelimit-max': /^3$/,
        'x-ratelimit-remaining': new RegExp(`^${left}$`),
        'x-ratelimit-interval-milliseconds': /^10000$/,
        'x-ratelimit-limit-daily': /^200000$/
      })
    }
    t.match(await call('GET', '/contacts'), {
      status: 429,
      text: '{"msg":"Too Many Requests"}',
      headers: { 'retry-after': /^10$/, 'x-ratelimit-remaining': /^0$/ }
    })
    t.equal((await caller(send, 'test-other')('GET', '/contacts')).status, 200, 'another location has its own')
    const advance = (advanceMs: number) => setClock(send, { advanceMs })
    await advance(9000)
    t.match(await call('GET', '/contacts'), { status: 429, headers: { 'retry-after': /^1$/ } })
    await advance(1000)
    t.equal((await call('GET', '/contacts')).status, 200)
    await advance(-60_000)
    t.equal((await call('GET', '/contacts')).status, 200, 'also when the clock was set back')
    await send({ method: 'POST', path: '/_emulator/reset', headers: { authorization: 'Bearer test-key' } })
    t.equal((await call('GET', '/contacts')).headers['x-ratelimit-remaining']?.toString(), '2', 'reset counts anew')
  },
  { rateLimit: '3/10s', clock: '2026-01-01T00:00:00Z' }
)

overBoth(t, 'without a rate limit there are no such headers', async (t, send) => {
  t.notOk(Object.keys((await caller(send)('GET', '/contacts')).headers).some((name) => name.startsWith('x-ratelimit')))
})

t.test('a rate that cannot be read stops the start', async (t) => {
  for (const rateLimit of ['100', '0/10s', '100/0s', 'x/10s', '100/10d']) {
    t.throws(() => settingsOfCall({ rateLimit }), {
      name: 'OptionError',
      message: /^option rateLimit ".*": give a number of requests and a time, such as 100\/10s/
    })
  }
})

overBoth(
  t,
  'name.joined: an update of the first name alone makes the name anew, where there is one',
  async (t, send) => {
    const call = caller(send)
    const { contact } = (await call('POST', '/contacts', { email: 'a@b.c', name: 'John Deo' })).json
    const changed = (await call('PUT', `/contacts/${contact.id}`, { firstName: 'Jane' })).json.contact
    t.match(changed, { firstName: 'Jane', lastName: 'Deo', name: 'Jane Deo', fullNameLowerCase: 'jane deo' })
    t.match((await call('PUT', `/contacts/${contact.id}`, { lastName: 'Roe', name: 'Own' })).json.contact, { name: 'Own' })
    const { contact: nameless } = (await call('POST', '/contacts', { email: 'd@e.f' })).json
    t.notHas((await call('PUT', `/contacts/${nameless.id}`, { firstName: 'Jane' })).json.contact, { name: 'Jane' })
  },
  { fidelity: 'observed' }
)
