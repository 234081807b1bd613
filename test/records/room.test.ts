import fc from 'fast-check'
import t from 'tap'
import { jsonSize, Room } from '../../src/records/room.js'
import { overBoth, type Send } from '../transports.js'

const PUT = { tags: ['a'] }

t.test('a room is full when one more contact, or byte, would be too many', async (t) => {
  const room = new Room(2, 100)
  t.equal(room.full(2, 100), undefined)
  t.equal(room.full(3, 0), 'contacts')
  t.equal(room.full(1, 101), 'bytes')
  room.contacts = 2
  room.bytes = 100
  t.equal(room.full(0, 0), undefined, 'what adds nothing has room')
  t.equal(room.full(0, -5), undefined)
  room.contacts = 3
  room.bytes = 101
  t.equal(room.full(0, 0), undefined, 'also where there is more than may be')
  t.equal(room.full(0, -5), undefined)
  room.contacts = 2
  room.bytes = 100
  t.equal(room.full(1, 0), 'contacts')
  t.equal(room.full(0, 1), 'bytes')
})

t.test('the size of a value is about that of its JSON text', async () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const length = JSON.stringify(value).length
      return jsonSize(value) >= length / 8 - 8 && jsonSize(value) <= 8 * length + 8
    })
  )
})

t.test('a value takes its letters, those of its keys, and a few for each part', async (t) => {
  t.equal(jsonSize('abc'), 5)
  for (const value of [1, true, null]) t.equal(jsonSize(value), 8)
  t.equal(jsonSize([]), 2)
  t.equal(jsonSize(['abc', null]), 2 + 6 + 9)
  t.equal(jsonSize({ ab: 'abc', c: 1 }), 2 + 11 + 13)
})

t.test('what is undefined takes no room', async (t) => {
  t.equal(jsonSize({ a: undefined }), jsonSize({}))
})

const call = (send: Send, method: string, path: string, body?: unknown) =>
  send({ method, path, body: body === undefined ? undefined : JSON.stringify(body) })
const bytesKept = async (send: Send) => JSON.parse((await call(send, 'GET', '/_emulator/health')).text).bytes

overBoth(
  t,
  'emulator.limit: a write that would keep more than --max-bytes gets 503, and leaves all as it was',
  async (t, send) => {
    const big = 'x'.repeat(1900)
    const { contact } = JSON.parse((await call(send, 'POST', '/v1/contacts', { email: 'a@b.c' })).text)
    const before = await bytesKept(send)
    const writes: [method: string, path: string, body: unknown][] = [
      ['POST', '/v1/contacts', { email: 'a@b.d', name: big }],
      ['PUT', `/v1/contacts/${contact.id}`, { name: big }],
      ['POST', `/v1/contacts/${contact.id}/tags`, { tags: [big] }],
      ['POST', `/v1/contacts/${contact.id}/notes`, { body: big }],
      ['POST', `/v1/contacts/${contact.id}/tasks`, { title: big, dueDate: 'x' }],
      ['POST', '/v1/custom-fields', { name: big, dataType: 'TEXT' }]
    ]
    for (const [method, path, body] of writes) {
      const { status, text } = await call(send, method, path, body)
      t.equal(status, 503, path)
      t.match(text, /^\{"msg":"The emulator keeps 2000 bytes and no more; .* larger --max-bytes"\}$/)
    }
    for (const [path, body] of [
      ['/_emulator/contacts', { contacts: [{ name: big }] }],
      ['/_emulator/faults', { status: 500, body: big }]
    ] as const) {
      const { status, text } = await call(send, 'POST', path, body)
      t.match(
        { status, ...JSON.parse(text) },
        { status: 503, error: { code: 'full', message: /no more than 2000 may be; raise --max-bytes/ } }
      )
    }
    t.equal(await bytesKept(send), before)
    t.equal((await call(send, 'PUT', `/v1/contacts/${contact.id}`, PUT)).status, 200)
    t.equal((await call(send, 'POST', '/v1/contacts', { email: 'a@b.e' })).status, 200)
  },
  { maxBytes: 2000 }
)

overBoth(t, 'what is deleted or reset gives its room back', async (t, send) => {
  const { contact } = JSON.parse((await call(send, 'POST', '/v1/contacts', { email: 'a@b.c', customField: { a: [1] } })).text)
  const one = await bytesKept(send)
  const note = JSON.parse((await call(send, 'POST', `/v1/contacts/${contact.id}/notes`, { body: 'note' })).text)
  await call(send, 'PUT', `/v1/contacts/${contact.id}/notes/${note.id}`, { body: 'longer note' })
  await call(send, 'DELETE', `/v1/contacts/${contact.id}/notes/${note.id}`)
  const field = JSON.parse((await call(send, 'POST', '/v1/custom-fields', { name: 'a', dataType: 'TEXT' })).text)
  await call(send, 'PUT', `/v1/custom-fields/${field.id}`, { name: 'b' })
  await call(send, 'DELETE', `/v1/custom-fields/${field.id}`)
  await call(send, 'POST', '/_emulator/faults', { status: 500 })
  await call(send, 'DELETE', '/_emulator/faults')
  t.equal(await bytesKept(send), one)
  await call(send, 'POST', `/v1/contacts/${contact.id}/tasks`, { title: 'a', dueDate: 'b' })
  await call(send, 'POST', '/v1/custom-fields', { name: 'a', dataType: 'TEXT' })
  await call(send, 'POST', '/_emulator/reset')
  t.equal(await bytesKept(send), 0)
})
