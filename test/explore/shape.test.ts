import t from 'tap'
import { counted, isSteady, leadOf, nameOf, shapeOf, whoOf, withoutIdsAndDates } from '../../src/explore/shape.js'
import { contact, exchange } from './cases.js'

const STEADY: [text: string, same: string][] = [
  ['/v1/contacts/hKVUYjfYJVPgCQmWbWDr/notes', '/v1/contacts/{id}/notes'],
  ['f3c1c2de-e6b8-41f1-8000-2d9c1f0f3b52', '{id}'],
  ['on 2026-11-22T21:00:00.006Z, 2026-11-22T21:00+01:00', 'on {date}, {date}'],
  ['john@deo.com +18887324197', 'john@deo.com +18887324197'],
  ['x'.repeat(21), 'x'.repeat(21)]
]

for (const [text, same] of STEADY) {
  t.test(`"${text}" is "${same}" in each run`, async (t) => {
    t.equal(withoutIdsAndDates(text), same)
    t.equal(isSteady(text), text === same)
  })
}

t.test('what is hidden is not known to be the same in each run', async (t) => t.notOk(isSteady('a [redacted] b')))

t.test('requests are the same where they differ in ids and times alone', async (t) => {
  const one = exchange({ path: '/v1/contacts/hKVUYjfYJVPgCQmWbWDr', body: { at: '2026-01-01T00:00:00Z' } })
  t.equal(shapeOf(one), shapeOf(exchange({ path: '/v1/contacts/aKVUYjfYJVPgCQmWbWDr', body: { at: '2027-01-01T00:00:00Z' } })))
  t.not(shapeOf(one), shapeOf(exchange({ path: '/v1/contacts/aKVUYjfYJVPgCQmWbWDr', body: {} })))
  const broken = { ...one, request: { ...one.request, body: null, rawBody: '{' } }
  t.not(shapeOf(broken), shapeOf({ ...broken, request: { ...broken.request, rawBody: '[' } }))
})

t.test('a lead is known by what was sent of it', async (t) => {
  t.equal(leadOf(contact({ email: 'a@b.c' })), leadOf(contact({ email: 'a@b.c' })))
  t.not(leadOf(contact({ email: 'a@b.c' })), leadOf(contact({ email: 'a@b.c', tags: ['x'] })))
})

t.test('whom a lead is about is known by e-mail and phone, else by all of it', async (t) => {
  t.equal(whoOf(contact({ email: 'A@b.c' })), whoOf(contact({ email: 'a@b.c', tags: ['x'] })))
  t.not(whoOf(contact({ phone: '1' })), whoOf(contact({ phone: '2' })))
  t.not(whoOf(contact({ name: 'A' })), whoOf(contact({ name: 'B' })))
})

t.test('it is named by the first of e-mail, phone and name', async (t) => {
  t.equal(nameOf({ email: '', phone: '1', name: 'A' }), '1')
  t.equal(nameOf({}), 'a lead without e-mail and phone')
})

t.test('texts are counted', async (t) =>
  t.same(
    [...counted(['a', 'b', 'a'])],
    [
      ['a', 2],
      ['b', 1]
    ]
  )
)
