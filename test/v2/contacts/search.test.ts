import { inV2, LOCATION } from '../calls.js'

const HERE = { locationId: LOCATION }

inV2('v2.contact-search: contacts are found by text and by filters, all of which must fit', async (t, call) => {
  for (const [email, tags] of [
    ['Ann@lee.example', ['New', 'Old']],
    ['bob@lee.example', ['new']],
    ['cat@may.example', []]
  ] as const)
    await call('POST', '/contacts/', { ...HERE, email, tags, phone: `+1${email.length}${email.charCodeAt(0)}` })
  const found = async (asked: object) => {
    const { status, body } = await call('POST', '/contacts/search', { ...HERE, ...asked })
    t.equal(status, 200)
    const contacts: { email: string }[] = body.contacts
    t.equal(body.total, contacts.length)
    return contacts.map(({ email }) => email.slice(0, 3).toLowerCase()).join()
  }
  t.equal(await found({}), 'cat,bob,ann')
  t.equal(await found({ query: 'LEE' }), 'bob,ann')
  const filter = (field: string, operator: string, value: string) => ({ filters: [{ field, operator, value }] })
  t.equal(await found(filter('email', 'eq', 'ann@LEE.example')), 'ann')
  t.equal(await found(filter('email', 'contains', 'may')), 'cat')
  t.equal(await found(filter('tags', 'eq', 'new')), 'bob,ann')
  t.equal(await found(filter('tags', 'contains', 'ol')), 'ann')
  t.equal(await found(filter('phone', 'contains', '+1')), 'cat,bob,ann')
  await call('POST', '/contacts/', { ...HERE, email: 'dan@b.example' })
  t.equal(await found(filter('phone', 'contains', '+1')), 'cat,bob,ann')
  t.equal(await found({ ...filter('tags', 'eq', 'new'), query: 'bob' }), 'bob')
  t.equal(await found({ filters: [filter('tags', 'eq', 'new').filters[0], filter('tags', 'eq', 'old').filters[0]] }), 'ann')
  const { id } = (await call('POST', '/contacts/search', { ...HERE, query: 'ann' })).body.contacts[0]
  t.equal(await found(filter('id', 'eq', id)), 'ann')
})

inV2('v2.contact-search: pages follow each other by number or by searchAfter', async (t, call) => {
  for (const name of 'abcde') await call('POST', '/contacts/', { ...HERE, email: `${name}@b.example` })
  const page = async (more: object) => {
    const { contacts, total } = (await call('POST', '/contacts/search', { ...HERE, pageLimit: 2, ...more })).body
    t.equal(total, 5)
    return contacts as { email: string; searchAfter: unknown[] }[]
  }
  const names = (contacts: { email: string }[]) => contacts.map(({ email }) => email[0]).join('')
  t.equal(names(await page({ page: 2 })), 'cb')
  const filters = [{ field: 'email', operator: 'contains', value: 'example' }]
  const first = await page({ filters })
  const second = await page({ filters, searchAfter: first[1]?.searchAfter })
  t.equal(names(first) + names(second) + names(await page({ filters, searchAfter: second[1]?.searchAfter })), 'edcba')
})

inV2('v2.types: a search for what is not served is refused', async (t, call) => {
  for (const [asked, message] of [
    [{ filters: [{ field: 'city', operator: 'eq', value: 'x' }] }, /filters.0.field must be one of .*email, phone, id, tags/],
    [{ filters: [{ field: 'email', operator: 'range', value: 'x' }] }, /filters.0.operator must be one of .*eq, contains/],
    [{ filters: Array(21).fill({ field: 'email', operator: 'eq', value: 'x' }) }, /filters must contain no more than 20 elements/],
    [{ searchAfter: ['x'] }, /searchAfter must be/],
    [{ sort: [] }, /property sort should not exist/],
    [{ pageLimit: 501 }, /pageLimit/],
    [{ page: 0 }, /page/]
  ] as const) {
    t.match(
      await call('POST', '/contacts/search', { ...HERE, ...asked }),
      { status: 422, body: { message: [message] } },
      JSON.stringify(asked)
    )
  }
  t.equal((await call('POST', '/contacts/search', { locationId: 'other' })).status, 403)
})
