import { caller, inBothProfiles } from '../calls.js'

inBothProfiles(
  'location.tags, location.timezones, location.read: the location, its tags and the time zones can be read',
  async (t, call, send) => {
    const { contact } = (await call('POST', '/contacts', { email: 'a@b.c', tags: ['x', 'y'] })).body
    await call('POST', '/contacts', { email: 'b@b.c', tags: ['y'] })
    const { tags } = (await call('GET', '/tags/')).body
    t.match(tags, [{ id: /^[A-Za-z0-9]{20}$/, name: 'x', locationId: contact.locationId }, { name: 'y' }])
    t.same((await call('GET', '/tags')).body.tags, tags, 'with the same ids each time')
    t.ok((await call('GET', '/timezones/')).body.timezones.includes('America/Chihuahua'))
    t.match((await call('GET', `/locations/${contact.locationId}`)).body, {
      id: contact.locationId,
      country: 'US',
      timezone: /\//,
      settings: { allowDuplicateContact: false }
    })
    t.match(await caller(send, 'test-other')('GET', `/locations/${contact.locationId}`), {
      status: 422,
      body: { id: { message: 'The location id is invalid.' } }
    })
  }
)
