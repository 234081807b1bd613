import { createHighLevelV1Client } from '@gnosticdev/highlevel-sdk/v1'
import type { Client as Api } from 'openapi-fetch'
import t from 'tap'
import { type Contact, type CreateContact, type EmulatorOptions, startEmulator } from '../src/index.js'

// A client that nobody here wrote drives the emulator, with nothing changed but the base address.

type Client = ReturnType<typeof createHighLevelV1Client>

const create = (client: Client, body: CreateContact) => client.POST('/v1/contacts/', { body: body as SdkCreateContact })

// The client exports no names for what it sends and gets.
type Create =
  Client extends Api<infer Paths extends object, `${string}/${string}`>
    ? Paths extends { '/v1/contacts/': { post: infer Post } }
      ? Post
      : never
    : never
type SdkCreateContact = Create extends { requestBody?: { content: { 'application/json': infer Body } } } ? Body : never
type SdkAnswer = Create extends { responses: { 200: { content: { 'application/json': infer Body } } } } ? Body : never
type SdkContact = SdkAnswer extends { contact?: infer Kept } ? NonNullable<Kept> : never

/** Holds where every field of `Theirs` is one of `Ours` with a type that fits. */
type Agrees<Theirs, Ours> = {
  [Name in keyof Theirs]: Name extends keyof Ours ? (NonNullable<Theirs[Name]> extends NonNullable<Ours[Name]> ? true : false) : false
}
type AllTrue<Checks> = [keyof Checks] extends [never] ? false : false extends Checks[keyof Checks] ? false : true

t.test('the types of the client and ours agree on requests and answers', async (t) => {
  // The reference has a placeholder for further fields, and texts only as values of custom fields.
  const answer: AllTrue<Agrees<Required<Omit<SdkContact, '__moreField__' | 'customField'>>, Contact>> = true
  const customField: NonNullable<SdkContact['customField']>[number] extends Partial<Contact['customField'][number]> ? true : false = true
  const request: AllTrue<Agrees<Required<Omit<SdkCreateContact, 'customField'>>, CreateContact>> = true
  t.ok(answer && customField && request)
})

for (const options of [{ fidelity: 'documented' }, { fidelity: 'observed' }] as EmulatorOptions[]) {
  t.test(`a client of the real API creates, reads, updates, looks up, lists, tags and deletes, ${options.fidelity}`, async (t) => {
    await using emulator = await startEmulator(options)
    const client = createHighLevelV1Client({ apiKey: emulator.apiKey, baseUrl: emulator.url })

    const created = await create(client, {
      email: 'john@deo.com',
      phone: '+18887324197',
      firstName: 'John',
      tags: ['one'],
      customField: { a: 'x' }
    })
    t.equal(created.response.status, 200)
    const id = created.data?.contact?.id ?? ''
    const path = { id, contactId: id }
    t.match((await client.GET('/v1/contacts/{id}', { params: { path } })).data, {
      contact: { id, email: 'john@deo.com', customField: [{ id: 'a', value: 'x' }] }
    })
    t.match((await client.PUT('/v1/contacts/{id}', { params: { path }, body: { city: 'Austin' } })).data, {
      contact: { id, city: 'Austin' }
    })
    t.match((await client.GET('/v1/contacts/lookup', { params: { query: { email: 'JOHN@deo.com' } as object } })).data, {
      contacts: [{ id }]
    })
    t.match((await client.POST('/v1/contacts/{contactId}/tags/', { params: { path }, body: { tags: ['two'] } })).data, { tags: ['two'] })
    t.match((await client.DELETE('/v1/contacts/{contactId}/tags/', { params: { path }, body: { tags: ['one'] } as never })).data, {
      tags: ['one']
    })
    t.match((await emulator.contacts())[0]?.tags, ['two'])
    t.equal((await client.DELETE('/v1/contacts/{id}', { params: { path }, parseAs: 'text' })).data, 'OK')
    t.same(await emulator.contacts(), [])
  })
}

t.test('a client of the real API lists through all pages', async (t) => {
  await using emulator = await startEmulator()
  const client = createHighLevelV1Client({ apiKey: emulator.apiKey, baseUrl: emulator.url })
  await emulator.addContacts(...Array.from({ length: 57 }, (_, index) => ({ email: `${index}@deo.com` })))
  const seen: string[] = []
  let from: { startAfter?: number; startAfterId?: string } = {}
  do {
    const { data } = await client.GET('/v1/contacts/', { params: { query: { limit: 10, ...from } } })
    seen.push(...(data?.contacts ?? []).map(({ email }) => email ?? ''))
    const { startAfter, startAfterId } = (data?.meta ?? {}) as { startAfter: number | null; startAfterId: string | null }
    from = startAfterId && startAfter ? { startAfter, startAfterId } : {}
  } while (from.startAfterId)
  t.equal(seen.length, 57)
  t.equal(new Set(seen).size, 57)
})

t.test('a client of the real API manages custom fields, notes and tasks', async (t) => {
  await using emulator = await startEmulator()
  const client = createHighLevelV1Client({ apiKey: emulator.apiKey, baseUrl: emulator.url })
  const field = await client.POST('/v1/custom-fields/', { body: { name: 'Select', dataType: 'SINGLE_OPTIONS', options: ['a'] } })
  const customFieldId = field.data?.id ?? ''
  const params = { path: { customFieldId } }
  t.match(field.data, { name: 'Select', fieldKey: 'contact.select', picklistOptions: ['a'] })
  t.match((await client.GET('/v1/custom-fields/', {})).data, { customFields: [{ id: customFieldId }] })
  t.match((await client.PUT('/v1/custom-fields/{customFieldId}', { params, body: { name: 'Other' } })).data, { name: 'Other' })
  t.match((await client.GET('/v1/custom-fields/{customFieldId}', { params })).data, { name: 'Other' })
  t.equal((await client.DELETE('/v1/custom-fields/{customFieldId}', { params, parseAs: 'text' })).data, 'OK')

  const contactId = (await create(client, { email: 'john@deo.com' })).data?.contact?.id ?? ''
  const under = { params: { path: { contactId } } }
  t.match((await client.POST('/v1/contacts/{contactId}/notes/', { ...under, body: { body: 'called', userId: 'u' } })).data, {
    body: 'called',
    createdBy: 'u'
  })
  t.match((await client.POST('/v1/contacts/{contactId}/tasks/', { ...under, body: { title: 'call', dueDate: '2026-01-01' } })).data, {
    title: 'call',
    isCompleted: false
  })
  t.match((await client.GET('/v1/contacts/{contactId}/notes/', under)).data, { notes: [{ body: 'called' }] })
})

t.test('a client of the real API gets the errors as they are documented', async (t) => {
  await using emulator = await startEmulator()
  const client = createHighLevelV1Client({ apiKey: emulator.apiKey, baseUrl: emulator.url })
  const stranger = createHighLevelV1Client({ apiKey: 'stranger', baseUrl: emulator.url })
  t.match(await create(client, { firstName: 'John' }), { response: { status: 422 }, error: { 'email or phone': { rule: 'required' } } })
  t.match(await create(stranger, { email: 'a@b.c' }), { response: { status: 401 }, error: { msg: 'Unauthorized' } })
  t.match(await create(client, { email: 5 } as object), { response: { status: 400 }, error: { msg: 'Bad Request' } })
  t.match(await client.GET('/v1/contacts/{id}', { params: { path: { id: 'nope' } } }), {
    response: { status: 422 },
    error: { id: { rule: 'invalid' } }
  })
})
