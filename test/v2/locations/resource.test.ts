import { callerOfV2, inV2, LOCATION } from '../calls.js'

const OF_LOCATION = `/locations/${LOCATION}`
const KINDS = [
  ['customFields', 'Custom field', { name: 'x' }],
  ['customValues', 'Custom value', { name: 'x', value: 'x' }],
  ['tags', 'Tag', { name: 'x' }]
] as const

inV2('v2.record-unknown: an id that nothing of the location has gets 400 with what it was to be', async (t, call) => {
  for (const [kind, name, sent] of KINDS) {
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const refused = await call(method, `${OF_LOCATION}/${kind}/unknown`, method === 'PUT' ? sent : undefined)
      t.strictSame([refused.status, refused.body], [400, { statusCode: 400, message: `${name} with id unknown not found` }])
      t.equal(refused.headers['x-emulator-reason'], `no ${name.toLowerCase()} of this location has the id unknown`)
    }
    const long = await call('GET', `${OF_LOCATION}/${kind}/${'x'.repeat(5000)}`)
    t.ok(long.body.message.length < 200, kind)
  }
})

inV2('v3 spells it right that something is deleted', async (t, _call, send) => {
  const v3 = callerOfV2(send, { version: 'v3' })
  const { id } = (await v3('POST', `${OF_LOCATION}/tags`, { name: 'x' })).body.tag
  t.strictSame((await v3('DELETE', `${OF_LOCATION}/tags/${id}`)).body, { succeeded: true, succeded: true })
})

inV2(
  'emulator.limit: what there is no room for gets 503 in the words of v2, and nothing is changed',
  async (t, call) => {
    const { id } = (await call('POST', `${OF_LOCATION}/tags`, { name: 'a' })).body.tag
    const { contact } = (await call('POST', '/contacts/', { locationId: LOCATION, tags: ['a'] })).body
    const long = 'x'.repeat(50_000)
    for (const [method, path, sent] of [
      ['POST', '/customFields', { name: long, dataType: 'TEXT' }],
      ['POST', '/customValues', { name: 'x', value: long }],
      ['POST', '/tags', { name: long }],
      ['PUT', `/tags/${id}`, { name: long }],
      // For the tag alone there is room, and not for those of the contact.
      ['PUT', `/tags/${id}`, { name: 'x'.repeat(6000) }]
    ] as const) {
      const { status, body } = await call(method, OF_LOCATION + path, sent)
      t.match([status, body], [503, { statusCode: 503, message: /keeps 10000 bytes and no more/ }], `${method} ${path}`)
    }
    t.strictSame((await call('GET', `${OF_LOCATION}/tags`)).body.tags, [{ name: 'a', locationId: LOCATION, id }])
    t.strictSame((await call('GET', `/contacts/${contact.id}`)).body.contact.tags, ['a'])
    t.strictSame((await call('GET', `${OF_LOCATION}/customValues`)).body.customValues, [])
  },
  { maxBytes: 10_000 }
)
