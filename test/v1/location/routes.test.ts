import { caller, inBothProfiles } from '../calls.js'

inBothProfiles('location.timezones, location.read: the location and the time zones can be read', async (t, call, send) => {
  const { contact } = (await call('POST', '/contacts', { email: 'a@b.c' })).body
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
})
