import { inV2, LOCATION } from '../calls.js'

const TAGS = `/locations/${LOCATION}/tags`

inV2('v2.tag-kept: tags come, change and go in the form of the contract, and contacts follow', async (t, call) => {
  const { id: contactId } = (await call('POST', '/contacts/', { locationId: LOCATION, tags: ['x', 'y'] })).body.contact
  const tagsOfContact = async () => (await call('GET', `/contacts/${contactId}`)).body.contact.tags
  const made = await call('POST', TAGS, { name: 'z' })
  t.equal(made.status, 200)
  t.equal(made.text, JSON.stringify({ tag: { name: 'z', locationId: LOCATION, id: made.body.tag.id } }))
  t.equal((await call('POST', TAGS, { name: 'z' })).text, made.text, 'a tag that is there is answered again')
  const { tags } = (await call('GET', TAGS)).body
  t.match(tags, [made.body.tag, { name: 'x' }, { name: 'y' }])
  const { id } = tags[1]
  t.strictSame((await call('GET', `${TAGS}/${id}`)).body, { tag: tags[1] })
  t.strictSame((await call('PUT', `${TAGS}/${id}`, { name: 'new' })).body, { tag: { name: 'new', locationId: LOCATION, id } })
  t.strictSame(await tagsOfContact(), ['new', 'y'])
  t.strictSame((await call('DELETE', `${TAGS}/${id}`)).body, { succeded: true })
  t.strictSame(await tagsOfContact(), ['y'])
  t.match(await call('POST', TAGS, { name: '' }), { status: 422, body: { message: ['name should not be empty'] } })
})

inV2(
  'tags.lower-case: tags of the location are kept in lower case, as those of contacts are',
  async (t, call) => {
    const { id } = (await call('POST', TAGS, { name: 'New' })).body.tag
    t.match((await call('PUT', `${TAGS}/${id}`, { name: 'NEWER' })).body, { tag: { id, name: 'newer' } })
  },
  { fidelity: 'observed' }
)

inV2('a tag that v1 makes is one of v2, with the same id', async (t, call, send) => {
  const { id } = JSON.parse((await send({ path: '/v1/tags', body: '{"name":"a"}' })).text)
  t.strictSame((await call('GET', TAGS)).body, { tags: [{ name: 'a', locationId: LOCATION, id }] })
})
