import { inBothProfiles, observed, onlyDocumented } from '../calls.js'

inBothProfiles('tag.kept, tag.mandatory, tag.invalid-id: tags come and go, and those of contacts are among them', async (t, call) => {
  const { contact } = (await call('POST', '/contacts', { email: 'a@b.c', tags: ['x', 'y'] })).body
  await call('POST', '/contacts', { email: 'b@b.c', tags: ['y'] })
  const names = async () => (await call('GET', '/tags/')).body.tags.map(({ name }: { name: string }) => name)
  const tagsOfContact = async () => (await call('GET', `/contacts/${contact.id}`)).body.contact.tags
  const made = (await call('POST', '/tags/', { name: 'z' })).body
  t.match(made, { id: /^[A-Za-z0-9]{20}$/, name: 'z' })
  t.same((await call('POST', '/tags', { name: 'z' })).body, made, 'a tag that is there is answered again')
  t.same(await names(), ['z', 'x', 'y'])
  const { tags } = (await call('GET', '/tags')).body
  t.same((await call('GET', '/tags')).body.tags, tags, 'with the same ids each time')
  const { id } = tags[1]
  t.match((await call('GET', `/tags/${id}`)).body, { id, name: 'x' })
  t.match((await call('PUT', `/tags/${id}`, { name: 'new' })).body, { id, name: 'new' })
  t.same(await tagsOfContact(), ['new', 'y'])
  t.same(await names(), ['z', 'new', 'y'])
  t.match((await call('PUT', `/tags/${id}`, { name: 'y' })).body, { id, name: 'y' }, 'it may become one that is there')
  t.same(await tagsOfContact(), ['y'])
  for (const [method, path] of [
    ['POST', ''],
    ['PUT', `/${id}`]
  ] as const) {
    t.match(await call(method, `/tags${path}`, { name: '' }), {
      status: 422,
      text: '{"name":{"message":"The name field is mandatory.","rule":"required"}}'
    })
  }
  t.equal((await call('DELETE', `/tags/${id}`)).text, 'OK')
  t.same(await tagsOfContact(), [])
  t.same(await names(), ['z'])
  const unknown = { status: 422, text: '{"tagId":{"message":"The tag id is invalid.","rule":"invalid"}}' }
  t.match(await call('GET', `/tags/${id}`), unknown)
  t.match(await call('PUT', `/tags/${id}`, { name: 'x' }), unknown)
  t.match(await call('DELETE', `/tags/${id}`), {
    status: 422,
    text: '{"customValueId":{"message":"The custom field id is invalid.","rule":"invalid"}}'
  })
})

inBothProfiles('a tag that is renamed or deleted is no update of its contacts', async (t, call) => {
  const { contact } = (await call('POST', '/contacts', { email: 'a@b.c', tags: ['x'] })).body
  const updated = async () => (await call('GET', '/contacts')).body.contacts[0].dateUpdated
  const before = await updated()
  const [{ id }] = (await call('GET', '/tags')).body.tags
  await call('PUT', `/tags/${id}`, { name: 'y' })
  t.equal(await updated(), before)
  t.same((await call('GET', `/contacts/${contact.id}`)).body.contact, { ...contact, tags: ['y'] })
})

onlyDocumented('a tag is answered with id and name', async (t, call) => {
  t.same(Object.keys((await call('POST', '/tags', { name: 'A' })).body), ['id', 'name'])
  t.same((await call('GET', '/tags')).body.tags[0].name, 'A')
})

observed('tag.location-id, tags.lower-case: a tag is answered with its locationId, in lower case', async (t, call) => {
  const { locationId } = (await call('POST', '/contacts', { email: 'a@b.c' })).body.contact
  const { id } = (await call('POST', '/tags', { name: 'A' })).body
  t.same((await call('GET', '/tags')).body, { tags: [{ id, name: 'a', locationId }] })
})
