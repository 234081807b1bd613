import t from 'tap'
import { kindsOf, program } from '../calls.js'

t.test('a create lacks locationId, and is answered with 201', async (t) => {
  await using v1 = await program()
  await v1.create({ email: 'john@deo.com', firstName: 'John' })
  const moved = await v1.last()
  t.equal(moved.verdict, 'refused')
  t.match(moved.refusals, [{ status: 422, body: { statusCode: 422, message: ['locationId should not be empty'] } }])
  t.same(kindsOf(moved), ['location-id', 'status-201', 'answer-keys'])
  t.same(moved.differences.at(-1)?.of, ['fingerprint', 'customField'])
  const { locationId } = v1.emulator
  t.match(moved.request, {
    method: 'POST',
    url: 'https://services.leadconnectorhq.com/contacts/',
    headers: { Authorization: 'Bearer $TOKEN', Version: '2021-07-28' },
    body: { email: 'john@deo.com', firstName: 'John', locationId }
  })
  t.equal(moved.who, 'john@deo.com')
  t.match(moved.curl, `--data-raw '{"email":"john@deo.com","firstName":"John","locationId":"${locationId}"}'`)
})

t.test('customField becomes customFields, and what v1 ignores is named with what was meant', async (t) => {
  await using v1 = await program()
  await v1.create({ email: 'a@b.c', customField: { f1: 'x', f2: null }, first_name: 'A', gender: 'f' })
  const moved = await v1.last()
  t.match(moved.refusals[1], {
    status: 422,
    body: { message: ['property customField should not exist', 'property first_name should not exist'] },
    reasons: [/v2 has customFields/, /did you mean firstName/]
  })
  t.match(moved.request?.body, {
    customFields: [
      { id: 'f1', field_value: 'x' },
      { id: 'f2', field_value: null }
    ]
  })
  t.notMatch(moved.request?.body, { gender: 'f' })
  t.same(moved.differences.find(({ kind }) => kind === 'known-to-v2')?.of, ['gender'])
  t.same(moved.differences.find(({ kind }) => kind === 'unknown-property')?.of, ['first_name; did you mean firstName?'])
})

t.test('a create with an e-mail that is there is refused as a duplicate, and becomes an upsert', async (t) => {
  for (const fidelity of ['documented', 'observed'] as const) {
    await using v1 = await program({ fidelity })
    const id = await v1.create({ email: 'a@b.c' })
    await v1.create({ email: 'A@b.c', firstName: 'B' })
    const moved = await v1.last()
    t.match(moved.refusals.at(-1), {
      status: 400,
      body: { message: 'This location does not allow duplicated contacts.', meta: { contactId: id, matchingField: 'email' } }
    })
    t.match(moved.request, { url: /contacts\/upsert$/ })
    t.equal(kindsOf(moved).includes('second-contact'), fidelity === 'documented')
    t.notOk(kindsOf(moved).includes('status-201'))
  }
})

t.test('a duplicate is one that was there then: before its first change, and also when it was deleted after it', async (t) => {
  await using v1 = await program()
  const [{ id: given = '' } = {}] = await v1.emulator.addContacts({ email: 'given@b.c' })
  const id = await v1.create({ phone: '+15551234567' })
  await v1.create({ phone: '+15551234567' })
  await v1.v1('DELETE', `/contacts/${id}`)
  await v1.v1('PUT', `/contacts/${given}`, { email: 'other@b.c' })
  await v1.create({ email: 'given@b.c' })
  await v1.create({ email: 'other@b.c' })
  const { requests } = await v1.migration()
  const twins = requests.filter(({ method }) => method === 'POST').map(({ refusals }) => Object(refusals.at(-1)?.body).meta?.contactId)
  t.same(twins, [undefined, id, undefined, given])
  const [{ id: untouched = '' } = {}] = await v1.emulator.addContacts({ email: 'still@b.c' })
  await v1.create({ email: 'still@b.c' })
  t.match((await v1.last()).refusals.at(-1), { body: { meta: { contactId: untouched } } })
})

t.test('where the location allows duplicates, a create stays one', async (t) => {
  await using v1 = await program({ allowDuplicateContact: true })
  await v1.create({ email: 'a@b.c' })
  await v1.create({ email: 'a@b.c' })
  t.match((await v1.last()).request, { url: /contacts\/$/ })
})

t.test('a contact that v1 refuses for want of e-mail and phone is created by v2', async (t) => {
  await using v1 = await program()
  await v1.v1('POST', '/contacts', { firstName: 'A' })
  t.match(kindsOf(await v1.last()), ['location-id', 'email-or-phone'])
})

t.test('a locationId is wanted in a create, another is foreign, and an update must not have it', async (t) => {
  await using v1 = await program()
  const id = await v1.create({ email: 'a@b.c', locationId: 'elsewhere' })
  const foreign = await v1.last()
  t.match(foreign.refusals, [{ status: 403, body: { message: /does not have access/ } }])
  t.equal(kindsOf(foreign)[0], 'foreign-location')
  await v1.create({ email: 'b@b.c', locationId: v1.emulator.locationId })
  const own = await v1.last()
  t.same(own.refusals, [])
  t.equal(own.verdict, 'changes')
  await v1.v1('PUT', `/contacts/${id}`, { locationId: v1.emulator.locationId, companyName: 'C', city: 'D' })
  const update = await v1.last()
  t.match(update.refusals, [{ body: { message: ['property locationId should not exist', 'property companyName should not exist'] } }])
  t.match(kindsOf(update), ['location-id-on-update', 'company-name'])
  t.same(update.request?.body, { city: 'D' })
})

t.test('a phone, tags, a date of birth that v2 keeps in another form are told', async (t) => {
  await using v1 = await program({ country: 'US' })
  await v1.create({ phone: '(888) 732-4197', tags: ['Hot', 'new'], dateOfBirth: '09/25/1990' })
  const moved = await v1.last()
  const of = Object.fromEntries(moved.differences.map(({ kind, of }) => [kind, of]))
  t.match(of, { phone: ['(888) 732-4197'], 'tags-lower-case': ['Hot'], 'date-of-birth': ['09/25/1990'] })
  t.match(moved.request?.body, { dateOfBirth: '1990-09-25' })
  await v1.create({ email: 'x@y.z', dateOfBirth: '1990-09-25T00:00:00.000Z', phone: '+18887324197' })
  t.match((await v1.last()).request?.body, { dateOfBirth: '1990-09-25' })
  await v1.create({ email: 'w@y.z', dateOfBirth: 'in spring' })
  const vague = await v1.last()
  t.match(vague.refusals.at(-1), { body: { message: ['dateOfBirth must be in a supported format'] } })
  t.notOk('dateOfBirth' in Object(vague.request?.body))
})

t.test('with fidelity observed v1 keeps them so too, and takes other forms that v2 refuses', async (t) => {
  await using v1 = await program({ fidelity: 'observed' })
  const field = JSON.parse(await v1.v1('POST', '/custom-fields/', { name: 'Size', dataType: 'TEXT' }))
  const key = field.fieldKey.replace(/[{} ]/g, '')
  await v1.create({ phone: '(888) 732-4197', country: 'US', tags: ['Hot'], firstName: null, customField: [{ id: key, value: 1 }] })
  const moved = await v1.last()
  t.notMatch(kindsOf(moved), ['phone'])
  t.same(moved.differences.find(({ kind }) => kind === 'null')?.of, ['firstName'])
  t.same(moved.differences.find(({ kind }) => kind === 'custom-field-key')?.of, [key])
  t.match(moved.request?.body, { customFields: [{ id: field.id, field_value: 1 }] })
  await v1.v1('POST', '/contacts', 'email=form%40b.c&dnd=true', { 'content-type': 'application/x-www-form-urlencoded' })
  const form = await v1.last()
  t.match(form.refusals, [{ status: 400 }])
  t.match(form.request?.body, { email: 'form@b.c', dnd: true })
  t.ok(kindsOf(form).includes('json-only'))
})

t.test('tags that an update replaces are told', async (t) => {
  await using v1 = await program({ tagsOnUpdate: 'merge' })
  const id = await v1.create({ email: 'a@b.c', tags: ['a', 'b'] })
  await v1.v1('PUT', `/contacts/${id}`, { tags: ['b', 'c'] })
  const moved = await v1.last()
  t.equal(moved.verdict, 'changes')
  t.same(moved.differences.find(({ kind }) => kind === 'tags-replaced')?.of, ['a'])
})

t.test('tags that are added or removed are answered with all the contact has', async (t) => {
  await using v1 = await program()
  const id = await v1.create({ email: 'a@b.c' })
  await v1.v1('POST', `/contacts/${id}/tags`, { tags: ['a'], more: 1 })
  const added = await v1.last()
  t.same(kindsOf(added), ['unknown-property', 'tags-added'])
  t.match(added.request, { method: 'POST', url: new RegExp(`/contacts/${id}/tags$`), body: { tags: ['a'] } })
  await v1.v1('DELETE', `/contacts/${id}/tags`, { tags: [] })
  t.same(kindsOf(await v1.last()), ['no-tags'])
  await v1.v1('DELETE', `/contacts/${id}/tags`, '[]')
  const list = await v1.last()
  t.equal(list.verdict, 'refused')
})

t.test('an id that is not known gets another status', async (t) => {
  await using v1 = await program()
  for (const method of ['GET', 'DELETE']) {
    await v1.v1(method, '/contacts/%41b')
    const moved = await v1.last()
    t.same(kindsOf(moved), ['unknown-contact'])
    t.equal(moved.verdict, 'changes')
  }
})

t.test('reading and deleting are answered otherwise', async (t) => {
  await using v1 = await program()
  const id = await v1.create({ email: 'a@b.c' })
  await v1.v1('GET', `/contacts/${id}`)
  t.same(kindsOf(await v1.last()), ['answer-keys'])
  await v1.v1('DELETE', `/contacts/${id}/`)
  const moved = await v1.last()
  t.same(kindsOf(moved), ['deleted-answer'])
  t.match(moved.request, { method: 'DELETE', url: `https://services.leadconnectorhq.com/contacts/${id}`, body: null })
})

t.test('a lookup becomes the search of duplicates', async (t) => {
  await using v1 = await program()
  await v1.v1('GET', '/contacts/lookup?email=a@b.c&phone=+1555')
  const moved = await v1.last()
  const query = new URL(String(moved.request?.url)).searchParams
  t.same(Object.fromEntries(query), { locationId: v1.emulator.locationId, email: 'a@b.c', number: '+1555' })
  t.ok(kindsOf(moved).includes('lookup'))
})

t.test('a list has a location, less parameters and less of each contact', async (t) => {
  await using v1 = await program()
  await v1.create({ email: 'a@b.c', firstName: 'A' })
  await v1.v1('GET', '/contacts/?limit=500&query=a&order=asc')
  const moved = await v1.last()
  const query = new URL(String(moved.request?.url)).searchParams
  t.same(Object.fromEntries(query), { locationId: v1.emulator.locationId, limit: '100', query: 'a' })
  t.match(moved.refusals, [{ body: { message: ['locationId should not be empty'] } }, { body: { message: [/limit must not be greater/] } }])
  t.same(kindsOf(moved), ['location-id', 'list-query', 'list-limit', 'list', 'answer-keys'])
  t.ok(moved.differences.at(-1)?.of.includes('firstName'))
  await v1.v1('GET', '/contacts/')
  t.match((await v1.last()).request?.url, /\?locationId=\w+$/)
})

t.test('what neither version takes has no request, and what was cut off is told without an answer', async (t) => {
  await using v1 = await program()
  await v1.v1('POST', '/contacts', { email: 'a@b.c', customField: 'x' })
  t.match(await v1.last(), { status: 400, verdict: 'refused', request: null })
  await v1.emulator.fail({ connection: 'reset-after' })
  await t.rejects(v1.create({ email: 'a@b.c' }))
  t.match(await v1.last(), { status: null, who: 'a@b.c', request: { url: /contacts\/$/ } })
  const [given] = await v1.emulator.addContacts({ email: 'given@b.c' })
  await v1.v1('DELETE', `/contacts/${given?.id}`)
  await v1.v1('GET', '/contacts/lookup?email=a@b.c&email=d@b.c')
  t.notMatch((await v1.last()).request?.url, /email/)
  await v1.v1('GET', `/contacts/${given?.id}/notes?x=1`)
  t.equal((await v1.last()).verdict, 'changes')
  await v1.v1('PUT', `/contacts/${(await v1.emulator.contacts())[0]?.id}`, { locationId: '' })
  t.equal((await v1.last()).verdict, 'refused')
})

t.test('a create that v1 refuses for an e-mail that is no text is refused by v2 too', async (t) => {
  await using v1 = await program()
  for (const email of [{ toString: false }, 5]) await v1.v1('POST', '/contacts', { email })
  for (const { refusals, differences } of (await v1.emulator.migration()).requests) {
    t.match(refusals.at(-1), { status: 422, body: { message: ['email must be a string'] } })
    t.notOk(differences.some(({ kind }) => kind === 'email-or-phone'))
  }
})

t.test('of what a fault answered, nothing is said to be gone with version 2', async (t) => {
  await using v1 = await program()
  const id = await v1.create({ email: 'a@b.c' })
  await v1.emulator.fail({ status: 200, body: { contact: { email: null, own: 1 } } })
  await v1.emulator.fail({ status: 200, after: 'store', body: { contact: { firstName: {} } } })
  for (const _ of [1, 2, 3]) await v1.v1('GET', `/contacts/${id}`)
  const { requests } = await v1.emulator.migration()
  t.same(requests.map(kindsOf).slice(1), [[], [], ['answer-keys']])
})
