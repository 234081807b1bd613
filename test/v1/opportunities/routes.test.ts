import t from 'tap'
import { startEmulator } from '../../../src/index.js'
import { type caller, inBothProfiles, observed, onlyDocumented, setClock } from '../calls.js'

const SENT = { title: 'First Opp', status: 'open', stageId: 's1' }
const ALL = '/pipelines/p1/opportunities'
const PIPELINES = [
  {
    id: 'p1',
    name: 'Sales',
    stages: [
      { id: 's1', name: 'In' },
      { id: 's2', name: 'Out' }
    ]
  },
  { id: 'p2', name: 'Other', stages: [{ id: 's3', name: 'In' }] }
]
const OK = { status: 200, text: 'OK', headers: { 'content-type': 'text/plain; charset=utf-8' } }
const DONE = { status: 200, text: '""', headers: { 'content-type': 'application/json; charset=utf-8' } }

type Call = ReturnType<typeof caller>
const make = async (call: Call, more: object = {}) => (await call('POST', ALL, { ...SENT, email: 'john@deo.com', ...more })).body
const invalidId = (field: string, what: string) => ({
  status: 422,
  text: `{"${field}":{"message":"The ${what} id is invalid.","rule":"invalid"}}`
})

onlyDocumented('opportunity.kept: an opportunity is answered as the reference has it, key by key', async (t, call, send) => {
  await setClock(send, { now: '2020-10-29T09:31:30.255Z' })
  const body = {
    ...{ title: 'First Opp', stageId: '8b897c8f', status: 'open', monetaryValue: 120, assignedTo: 'hxHG', source: 'form' },
    ...{ email: 'john@deo.com', phone: '+1202-555-0107', name: 'John Deo', companyName: 'Tesla Inc', tags: ['tag1', 'tag2'] },
    ...{ id: 'mine', pipelineId: 'other', createdAt: 'never', more: 1 }
  }
  const made = await call('POST', '/pipelines/bCkKGpDsyPP4peuKowkG/opportunities/', body)
  const { id, contact } = made.body
  const at = '2020-10-29T09:31:30.255Z'
  t.match(made, { status: 200, headers: { 'content-type': 'application/json; charset=utf-8' } })
  t.match(id, /^[0-9A-Za-z]{20}$/)
  const whole = {
    ...{ id, name: 'First Opp', monetaryValue: 120, pipelineId: 'bCkKGpDsyPP4peuKowkG', pipelineStageId: '8b897c8f' },
    ...{ assignedTo: 'hxHG', status: 'open', source: 'form', lastStatusChangeAt: at, createdAt: at, updatedAt: at },
    contact: {
      ...{ id: contact.id, name: 'John Deo', companyName: 'Tesla Inc', email: 'john@deo.com', phone: '+1202-555-0107' },
      tags: ['tag1', 'tag2']
    }
  }
  t.equal(made.text, JSON.stringify(whole))
  const one = `/pipelines/bCkKGpDsyPP4peuKowkG/opportunities/${id}`
  t.equal((await call('GET', one)).text, made.text)
  await setClock(send, { advanceMs: 1000 })
  const changed = await call('PUT', one, { title: 'Second', stageId: 'other', status: 'open', monetaryValue: 0 })
  const later = '2020-10-29T09:31:31.255Z'
  t.equal(changed.text, JSON.stringify({ ...whole, name: 'Second', monetaryValue: 0, pipelineStageId: 'other', updatedAt: later }))
  t.match(await call('DELETE', one), OK)
  t.match(await call('GET', one), invalidId('opportunityId', 'opportunity'))
  t.match((await call('GET', `/contacts/${contact.id}`)).body.contact, { email: 'john@deo.com' }, 'the contact stays')
})

inBothProfiles('opportunity.mandatory: what is missing is named, in the words of the reference', async (t, call) => {
  const whole =
    '{"title":{"message":"The title field is mandatory.","rule":"required"},"status":{"message":"The status field is mandatory.","rule":"required"},"stageId":{"message":"The stage id field is mandatory.","rule":"required"},"contactId or email":{"message":"The contactId or email field is mandatory.","rule":"required"}}'
  t.match(await call('POST', ALL, {}), { status: 422, text: whole })
  t.match(await call('POST', ALL, { title: ' ', status: '', phone: ' ' }), { status: 422, text: whole })
  const { id } = await make(call)
  t.match(await call('PUT', `${ALL}/${id}`, {}), { status: 422, text: whole })
  const { title: _, ...untitled } = SENT
  const noTitle = { status: 422, text: '{"title":{"message":"The title field is mandatory.","rule":"required"}}' }
  t.match(await call('POST', ALL, { ...untitled, phone: '1' }), noTitle)
  t.match(await call('PUT', `${ALL}/${id}`, { ...untitled, email: 'a@b.c' }), noTitle)
  const noContact = '{"contactId or email":{"message":"The contactId or email field is mandatory.","rule":"required"}}'
  t.match(await call('POST', ALL, SENT), { status: 422, text: noContact })
  t.equal((await call('PUT', `${ALL}/${id}`, SENT)).status, 200, 'an update needs no contact')
  t.equal((await call('POST', ALL, { ...SENT, phone: '+12025550107' })).status, 200, 'a phone is enough')
})

inBothProfiles(
  'opportunity.invalid: a status that there is not, or a stage of another pipeline, is refused in the words of the reference',
  async (t, call, send) => {
    t.equal((await call('POST', ALL, { ...SENT, stageId: 'any', email: 'a@b.c' })).status, 200, 'any stage, where none were given')
    await send({ path: '/_emulator/data', body: JSON.stringify({ pipelines: PIPELINES }) })
    const { id } = await make(call)
    const status = '"status":{"message":"The status field is invalid.","rule":"invalid"}'
    const stageId = '"stageId":{"message":"The stage id field is invalid.","rule":"invalid"}'
    const both = { status: 422, text: `{${status},${stageId}}` }
    for (const [method, path, sent] of [
      ['POST', '', { ...SENT, email: 'a@b.c' }],
      ['PUT', `/${id}`, SENT],
      ['PUT', `/${id}/status`, {}]
    ] as const) {
      t.match(await call(method, ALL + path, { ...sent, status: 'done', stageId: 's3' }), both)
      t.match(await call(method, ALL + path, { ...sent, status: 'toString' }), { status: 422, text: `{${status}}` })
      t.match(await call(method, ALL + path, { ...sent, stageId: 's3' }), { status: 422, text: `{${stageId}}` })
    }
    t.match(await call('PUT', `${ALL}/${id}/status`, { title: 'x' }), both, 'a change that changes nothing')
    t.match((await call('GET', `${ALL}/${id}`)).body, { status: 'open', pipelineStageId: 's1' })
  }
)

inBothProfiles(
  'opportunity.status: status and stage change together or alone, and the time of the last status with the status',
  async (t, call, send) => {
    await setClock(send, { now: '2026-01-01T00:00:00Z' })
    await send({ path: '/_emulator/data', body: JSON.stringify({ pipelines: PIPELINES }) })
    const { id } = await make(call)
    const after = async (sent: object) => {
      await setClock(send, { advanceMs: 1000 })
      t.match(await call('PUT', `${ALL}/${id}/status`, sent), DONE)
      const { name, status, pipelineStageId, createdAt, updatedAt, lastStatusChangeAt } = (await call('GET', `${ALL}/${id}`)).body
      t.match({ name, createdAt }, { name: 'First Opp', createdAt: '2026-01-01T00:00:00.000Z' })
      return [status, pipelineStageId, lastStatusChangeAt.slice(17, 19), updatedAt.slice(17, 19)]
    }
    t.same(await after({ status: 'won', title: 'no field of it' }), ['won', 's1', '01', '01'])
    t.same(await after({ stageId: 's2' }), ['won', 's2', '01', '02'])
    t.same(await after({ status: 'won', stageId: 's1' }), ['won', 's1', '01', '03'])
    t.same(await after({ status: 'lost', stageId: 's2' }), ['lost', 's2', '04', '04'])
    t.same(await after({ status: 'abandoned' }), ['abandoned', 's2', '05', '05'])
  }
)

inBothProfiles('opportunity.invalid-id: no opportunity of another pipeline is found, and no contact that is not there', async (t, call) => {
  const { id } = await make(call)
  for (const path of [`${ALL}/none`, `/pipelines/p2/opportunities/${id}`]) {
    for (const [method, more, body] of [
      ['GET', ''],
      ['PUT', '', SENT],
      ['PUT', '/status', { status: 'won' }],
      ['DELETE', '']
    ] as const)
      t.match(await call(method, path + more, body), invalidId('opportunityId', 'opportunity'), `${method} ${path}${more}`)
  }
  t.match(await call('POST', ALL, { ...SENT, contactId: 'none', email: 'a@b.c' }), invalidId('contactId', 'contact'))
  t.match(await call('PUT', `${ALL}/${id}`, { ...SENT, contactId: 'none' }), invalidId('contactId', 'contact'))
  t.equal((await call('GET', '/contacts/lookup?email=a@b.c')).status, 422, 'and nothing is made')
})

inBothProfiles('opportunity.contact: the contact is found by id, by e-mail, by phone, or made', async (t, call) => {
  const { contact } = (await call('POST', '/contacts', { email: 'John@Deo.com', phone: '+12025550107', tags: ['old'] })).body
  const byId = await make(call, { contactId: contact.id, name: 'Not his' })
  t.match(byId.contact, { id: contact.id, email: 'John@Deo.com', tags: ['old'], name: undefined }, 'as it is')
  const byEmail = await make(call, { contactId: '', email: 'john@deo.COM', phone: ' ', companyName: 'Tesla Inc', tags: ['new'] })
  t.match(byEmail.contact, { id: contact.id, phone: '+12025550107', companyName: 'Tesla Inc', tags: ['new'] }, 'changed')
  const byPhone = await make(call, { email: 'none@deo.com', phone: '+12025550107' })
  t.match(byPhone.contact, { id: contact.id, email: 'none@deo.com' })
  const made = await make(call, { email: 'new@deo.com', phone: undefined, name: 'New One' })
  t.match(made.contact, { email: 'new@deo.com', name: 'New One', tags: [] })
  t.not(made.contact.id, contact.id)
  t.match((await call('GET', '/contacts')).body, { meta: { total: 2 } })
  t.not(byEmail.id, byId.id, 'a contact may have several')
})

inBothProfiles('opportunity.contact: an update moves the opportunity to another contact, or changes its own', async (t, call) => {
  const { id, contact } = await make(call, { tags: ['a'] })
  const put = async (more: object) => (await call('PUT', `${ALL}/${id}`, { ...SENT, ...more })).body.contact
  t.match(await put({}), { id: contact.id, tags: ['a'] })
  t.match(await put({ name: 'John Deo', tags: ['b'] }), { id: contact.id, name: 'John Deo', email: 'john@deo.com', tags: ['b'] })
  const other = await put({ email: 'other@deo.com' })
  t.not(other.id, contact.id)
  t.match(await put({ contactId: contact.id }), { id: contact.id, email: 'john@deo.com' })
  await call('DELETE', `/contacts/${other.id}`)
  t.equal((await call('GET', `${ALL}/${id}`)).status, 200)
  await call('DELETE', `/contacts/${contact.id}`)
  t.match(await call('GET', `${ALL}/${id}`), invalidId('opportunityId', 'opportunity'), 'an opportunity goes with its contact')
  t.same((await call('GET', ALL)).body.opportunities, [])
})

observed('a contact that an opportunity makes is kept by the rules of contacts', async (t, call, send) => {
  const first = await make(call, { email: undefined, phone: '(202) 555-0107', name: 'John Deo', tags: ['VIP'] })
  t.match(first.contact, { name: 'John Deo', phone: '+12025550107', tags: ['vip'] })
  const { contact } = (await call('GET', `/contacts/${first.contact.id}`)).body
  t.match(contact, { firstName: 'John', lastName: 'Deo', country: 'US' })
  await call('PUT', `/contacts/${contact.id}`, { country: 'CA' })
  const again = await make(call, { email: undefined, phone: '202-555-0107', companyName: 'Tesla' })
  t.equal(again.contact.id, contact.id, 'found by its phone in another form')
  t.match((await call('GET', `/contacts/${contact.id}`)).body.contact, { country: 'CA' }, 'the country stays')
  const headers = { authorization: 'Bearer test-key' }
  const { exchanges } = JSON.parse((await send({ method: 'GET', path: '/_emulator/requests', headers })).text)
  t.same(exchanges[0].contactIds, [contact.id])
  const explained = JSON.parse((await send({ method: 'GET', path: '/_emulator/requests/1', headers })).text)
  t.same(
    explained.applied.map(({ id }: { id: string }) => id),
    ['tags.lower-case', 'phone.e164', 'name.split', 'country.default', 'opportunity.contact']
  )
})

t.test('a test waits for the contact that an opportunity makes, and sees whom each concerns', async (t) => {
  await using emulator = await startEmulator()
  const headers = { authorization: `Bearer ${emulator.apiKey}` }
  const url = `${emulator.baseUrl}${ALL}`
  const post = (body: object) => fetch(url, { method: 'POST', headers, body: JSON.stringify({ ...SENT, ...body }) })
  const [contact] = await Promise.all([emulator.waitForContact({ email: 'a@b.c' }), post({ email: 'a@b.c' })])
  await post({ contactId: contact.id })
  const requests = await emulator.requests()
  t.same(
    requests.map(({ contactIds }) => contactIds),
    [[contact.id], [contact.id]]
  )
})

t.test('an opportunity is refused where there is no room for it, and its contact is not made either', async (t) => {
  await using emulator = await startEmulator({ maxBytes: 3000 })
  const headers = { authorization: `Bearer ${emulator.apiKey}` }
  const url = `${emulator.baseUrl}${ALL}`
  const ask = (method: string, path: string, body?: object) =>
    fetch(url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) })
  const [contact] = await emulator.addContacts({ email: 'a@b.c' })
  const made: string[] = []
  const post = (more: object) => ask('POST', '', { ...SENT, contactId: contact?.id, ...more })
  for (let last = await post({}); last.status === 200 && made.length < 50; last = await post({}))
    made.push(((await last.json()) as { id: string }).id)
  const full = await post({})
  t.equal(full.status, 503)
  t.match(((await full.json()) as { msg: string }).msg, '--max-bytes')
  t.equal((await post({ contactId: undefined, email: 'new@b.c' })).status, 503)
  t.equal((await emulator.contacts()).length, 1)
  const long = 'x'.repeat(3000)
  t.equal((await ask('PUT', `/${made[0]}`, { ...SENT, stageId: long })).status, 503)
  t.equal((await ask('PUT', `/${made[0]}/status`, { stageId: long })).status, 503)
  t.equal((await ask('PUT', `/${made[0]}/status`, { status: 'won' })).status, 200, 'what takes no more room is kept')
  t.equal((await ask('DELETE', `/${made[0]}`)).status, 200)
  t.equal((await post({})).status, 200)
})

t.test('a contact that has room is not made where its opportunity has none', async (t) => {
  const tryWith = async (maxBytes: number) => {
    await using emulator = await startEmulator({ maxBytes })
    const headers = { authorization: `Bearer ${emulator.apiKey}` }
    const body = JSON.stringify({ ...SENT, email: 'a@b.c' })
    const { status } = await fetch(emulator.baseUrl + ALL, { method: 'POST', headers, body })
    const { bytes } = (await (await fetch(`${emulator.url}/_emulator/health`)).json()) as { bytes: number }
    return { status, bytes, contacts: (await emulator.contacts()).length }
  }
  const { bytes } = await tryWith(1e6)
  t.match(await tryWith(bytes), { status: 200, bytes, contacts: 1 })
  t.match(await tryWith(bytes - 1), { status: 503, contacts: 0 })
})

t.test('a contact is not made for an opportunity where no more contacts are allowed', async (t) => {
  await using emulator = await startEmulator({ maxContacts: 1, data: { contacts: [{ id: 'c', email: 'a@b.c' }] } })
  const headers = { authorization: `Bearer ${emulator.apiKey}` }
  const post = (body: object) => fetch(emulator.baseUrl + ALL, { method: 'POST', headers, body: JSON.stringify({ ...SENT, ...body }) })
  t.equal((await post({ email: 'new@b.c' })).status, 503)
  t.equal((await post({ email: 'a@b.c' })).status, 200)
})
