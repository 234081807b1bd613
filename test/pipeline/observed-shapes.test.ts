import t from 'tap'
import { startEmulator } from '../../src/index.js'
import { inDocumentedShape, typed } from '../../src/pipeline/observed-shapes.js'
import { CreateContactSchema } from '../../src/v1/contacts/schema.js'
import { CreateCustomFieldSchema } from '../../src/v1/custom-fields/schema.js'
import { overBoth, type Send } from '../transports.js'
import { inBothProfiles, observed, onlyDocumented } from '../v1/calls.js'

const FORMS: [body: unknown, form: unknown][] = [
  [
    { email: null, phone: '1', tags: [] },
    { phone: '1', tags: [] }
  ],
  [{ customField: { a: null } }, { customField: { a: null } }],
  [
    { customField: [{ id: 'a', value: 1 }, { id: 'b', field_value: 2 }, { id: 'c' }, { id: 'd', value: false }] },
    { customField: { a: 1, b: 2, c: null, d: false } }
  ],
  [
    {
      customField: [
        { key: 'a', value: 1 },
        { key: 'b', field_value: 2 },
        { id: 'c', key: 'd', value: 3 }
      ]
    },
    { customField: { a: 1, b: 2, c: 3 } }
  ],
  [{ customField: [] }, { customField: {} }],
  [{ customField: [{ id: 5, value: 1 }] }, { customField: [{ id: 5, value: 1 }] }],
  [{ customField: [{ value: 1 }] }, { customField: [{ value: 1 }] }],
  [{ customField: [null] }, { customField: [null] }],
  [{ customField: 'a' }, { customField: 'a' }],
  [{ tags: ' a b,c ,, ' }, { tags: ['a b', 'c'] }],
  [{ tags: '' }, { tags: [] }],
  [{ tags: 5 }, { tags: 5 }],
  [{ other: { a: null, b: [{ c: null, d: 1 }, null] } }, { other: { b: [{ d: 1 }, null] } }],
  [[null], [null]],
  [null, null],
  ['text', 'text']
]

for (const [body, form] of FORMS) {
  t.test(`the documented form of ${JSON.stringify(body)} is ${JSON.stringify(form)}`, async (t) => {
    t.strictSame(inDocumentedShape(body, CreateContactSchema), form)
  })
}

t.test('what the schema does not have in another form stays as it is', async (t) => {
  t.strictSame(inDocumentedShape({ tags: 'a', customField: [] }, CreateCustomFieldSchema), { tags: 'a', customField: [] })
  t.strictSame(inDocumentedShape({ tags: 'a' }, {}), { tags: 'a' })
})

t.test('the texts of a form become booleans and numbers where such are wanted', async (t) => {
  const sent = { position: '-1.5', isMultipalFile: 'true', maxNumberOfFiles: '2', name: '3' }
  t.strictSame(typed(sent, CreateCustomFieldSchema), { position: -1.5, isMultipalFile: true, maxNumberOfFiles: 2, name: '3' })
  for (const [text, dnd] of [
    ['1', true],
    ['0', false],
    ['false', false],
    ['yes', 'yes']
  ] as const)
    t.strictSame(typed({ dnd: text }, CreateContactSchema), { dnd })
  t.strictSame(typed({ position: 'first' }, CreateCustomFieldSchema), { position: 'first' })
  t.strictSame(typed({ position: '1' }, {}), { position: '1' })
})

const FORM = { 'content-type': 'application/x-www-form-urlencoded', authorization: 'Bearer test-key' }
const LEAD = 'email=a%40b.c&dnd=1&tags[0]=a&tags[1]=b&customField[one]=x&customField[two]=y'

const post = (send: Send, body: string, path = '/v1/contacts') => send({ path, headers: FORM, body })
const sent = async (send: Send) => JSON.parse((await send({ method: 'GET', path: '/_emulator/requests', headers: {} })).text).exchanges

observed('body.form: a form is taken, and seen in the journal as what it holds', async (t, _call, send) => {
  const { status, text } = await post(send, LEAD)
  t.equal(status, 200)
  const { contact } = JSON.parse(text)
  t.match(contact, {
    email: 'a@b.c',
    dnd: true,
    tags: ['a', 'b'],
    customField: [
      { id: 'one', value: 'x' },
      { id: 'two', value: 'y' }
    ]
  })
  t.match(await post(send, 'body=called', `/v1/contacts/${contact.id}/notes`), { status: 200, text: /"body":"called"/ })
  t.match(await post(send, 'tags=x,y', `/v1/contacts/${contact.id}/tags`), { status: 200, text: '{"tags":["x","y"]}' })
  t.match(await post(send, 'firstName=John&emial=x'), { status: 422, text: /email or phone/ })
  await post(send, 'phone=1&emial=x')
  const exchanges = await sent(send)
  const body = { email: 'a@b.c', dnd: '1', tags: ['a', 'b'], customField: { one: 'x', two: 'y' } }
  t.match(exchanges[0], { request: { body, rawBody: LEAD } })
  t.match(exchanges[4].reasons, [/^emial was ignored/])
  const explained = JSON.parse((await send({ method: 'GET', path: '/_emulator/requests/1' })).text)
  t.equal(explained.steps.find(({ step }: { step: string }) => step === 'body').rule.id, 'body.form')
})

observed('a form that goes over the bounds gets 400', async (t, _call, send) => {
  t.match(await post(send, 'a=1&'.repeat(1001)), {
    status: 400,
    text: '{"msg":"Bad Request"}',
    headers: { 'x-emulator-reason': 'the form has more than 1000 fields; send fewer' }
  })
  t.equal((await post(send, `a${'[b]'.repeat(200)}=1`)).status, 400)
})

observed('a text that begins like JSON, or an empty one, is no form; neither is one of another type', async (t, call, send) => {
  for (const body of ['{"email":"a@b.c"', ' [email=a', '']) {
    const answer = await post(send, body)
    t.equal(answer.status, 400)
    t.match(answer.headers['x-emulator-reason'], /^the body is (not JSON: |empty)/)
  }
  for (const headers of [{ authorization: FORM.authorization }, { ...FORM, 'content-type': 'text/plain' }])
    t.equal((await send({ headers, path: '/v1/contacts', body: 'email=a' })).status, 400)
  t.match(await call('GET', '/contacts'), { body: { contacts: [] } })
})

inBothProfiles('JSON that is sent as a form is taken as JSON', async (t, _call, send) => {
  t.match(await post(send, '{"email":"a@b.c"}'), { status: 200, text: /"email":"a@b.c"/ })
})

onlyDocumented('a form gets 400, and what says why names the profile that takes it', async (t, _call, send) => {
  const answer = await post(send, LEAD)
  t.match(answer, { status: 400, text: '{"msg":"Bad Request"}' })
  t.match(answer.headers['x-emulator-reason'], /^the body is not JSON: .*; a form is taken with fidelity observed$/)
  t.match(await sent(send), [{ request: { rawBody: LEAD, body: null } }])
})

observed('tags.text, custom-field.key-forms: tags come as one text, and custom fields by key', async (t, call) => {
  const field = (await call('POST', '/custom-fields', { name: 'My Field', dataType: 'TEXT', placeholder: null, options: null })).body
  for (const customField of [[{ key: 'my_field', value: 1 }], [{ key: 'contact.my_field', field_value: 1 }]]) {
    const { contact } = (await call('POST', '/contacts', { email: 'a@b.c', tags: 'One, two', customField })).body
    t.match(contact, { tags: ['one', 'two'], customField: [{ id: field.id, value: 1 }] })
  }
  t.match(await call('POST', '/contacts', { email: 'b@b.c', customField: [] }), { status: 200, body: { contact: { customField: [] } } })
})

observed('null is absent in every body', async (t, call) => {
  const { contact } = (await call('POST', '/contacts', { email: 'a@b.c' })).body
  const base = `/contacts/${contact.id}`
  const task = (await call('POST', `${base}/tasks`, { title: 'x', dueDate: 'y', description: null, status: null })).body
  t.notOk('description' in task)
  t.same((await call('PUT', `${base}/tasks/${task.id}`, { title: 'x', dueDate: 'y', description: null, status: null })).body, task)
  t.match(await call('POST', `${base}/tasks`, { title: null, dueDate: 'y' }), { status: 422, body: { title: { rule: 'required' } } })
  t.match(await call('POST', `${base}/notes`, { body: null }), { status: 422, body: { body: { rule: 'required' } } })
  t.match(await call('POST', '/links', { name: 'a', redirectTo: null }), { status: 422, body: { redirectTo: { rule: 'required' } } })
})

observed('contact.sent-back: a whole contact as it was read is taken by an update, and changes nothing', async (t, call) => {
  const { contact } = (await call('POST', '/contacts', { email: 'a@b.c', firstName: 'John', tags: ['a'], customField: { x: 1 } })).body
  const other = { ...contact, id: 'other', locationId: 'other', fingerprint: 'other', dateAdded: 'never', city: 'Austin' }
  t.same((await call('PUT', `/contacts/${contact.id}`, contact)).body, { contact })
  t.same((await call('PUT', `/contacts/${contact.id}`, other)).body, { contact: { ...contact, city: 'Austin' } })
  const [listed] = (await call('GET', '/contacts')).body.contacts
  t.match(await call('PUT', `/contacts/${contact.id}`, listed), { status: 200, body: { contact: { id: contact.id, tags: ['a'] } } })
})

const REFUSED: [body: unknown, isTakenByOther: boolean][] = [
  [{ email: 'a@b.c', phone: null }, true],
  [{ email: 'a@b.c', tags: 'a,b' }, true],
  [{ email: 'a@b.c', customField: [] }, true],
  [{ email: 'a@b.c', customField: [{ key: 'a', value: 1 }], name: null }, true],
  [{ email: 5 }, false],
  [{ email: 5, phone: null }, false],
  [[], false]
]

for (const [body, isTakenByOther] of REFUSED) {
  onlyDocumented(
    `${JSON.stringify(body)} gets 400, ${isTakenByOther ? 'and is said to be taken' : 'as'} with fidelity observed`,
    async (t, call) => {
      const answer = await call('POST', '/contacts', body)
      t.match(answer, { status: 400, text: '{"msg":"Bad Request"}' })
      t.equal(String(answer.headers['x-emulator-reason']).endsWith('; it is taken with fidelity observed'), isTakenByOther)
    }
  )
}

overBoth(
  t,
  'a journal can be read where the key of a request stands in its body as a number',
  async (t, send) => {
    const headers = { authorization: 'Bearer 12345' }
    t.equal((await send({ headers, body: '{"email":"a@b.c","zip":12345}' })).status, 200)
    t.match(await sent(send), [{ request: { body: null, rawBody: '{"email":"a@b.c","zip":[redacted]}' }, reasons: [] }])
  },
  { apiKeys: ['12345'] }
)

overBoth(
  t,
  'no key is kept of a form, however it is spelled',
  async (t, send) => {
    const headers = { ...FORM, authorization: 'Bearer canary==' }
    for (const body of ['email=a&name=canary==', 'email=a&name=canary%3d%3D']) t.equal((await send({ headers, body })).status, 200)
    const exchanges = await sent(send)
    t.match(exchanges, [{ request: { rawBody: 'email=a&name=[redacted]' } }, { request: { rawBody: '[redacted]' } }])
    t.notMatch(JSON.stringify(exchanges.map(({ request }: { request: unknown }) => request)), /canary/)
  },
  { fidelity: 'observed', apiKeys: ['canary=='] }
)

t.test('a fault and a wait match what a form holds', async (t) => {
  await using emulator = await startEmulator({ fidelity: 'observed' })
  await emulator.fail({ status: 503, match: { body: { email: 'a@b.c' } } })
  const headers = { ...FORM, authorization: `Bearer ${emulator.apiKey}` }
  const answers = [1, 2].map(() => fetch(`${emulator.baseUrl}/contacts`, { method: 'POST', headers, body: LEAD }))
  t.same((await Promise.all(answers)).map(({ status }) => status).sort(), [200, 503])
  t.match(await emulator.waitForRequest({ body: { email: 'a@b.c', tags: ['a', 'b'] }, status: 200 }), { response: { status: 200 } })
})

overBoth(
  t,
  'a form with brackets where a true or false is wanted is refused as what it is',
  async (t, send) => {
    const { status, text } = await send({ headers: FORM, body: 'email=a@b.c&dnd[toString]=1' })
    t.equal(status, 422, text)
  },
  { fidelity: 'observed' }
)
