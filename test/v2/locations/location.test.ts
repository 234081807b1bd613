import { locationIdOf } from '../../../src/locations/accepted-keys.js'
import { callerOfV2, inV2, LOCATION } from '../calls.js'

inV2(
  'v2.location-read: the location of the token is read with its settings, in the order of the contract',
  async (t, call) => {
    const place = { country: 'DE', postalCode: '60601', website: 'https://location.example', timezone: 'America/Chicago' }
    const address = { address: '1 Main Street', city: 'Chicago', state: 'IL' }
    const pages = ['facebookUrl', 'googlePlus', 'linkedIn', 'foursquare', 'twitter', 'yelp', 'instagram', 'youtube', 'pinterest', 'blogRss']
    const { status, text } = await call('GET', `/locations/${LOCATION}`)
    t.equal(status, 200)
    t.equal(
      text,
      JSON.stringify({
        location: {
          ...{ id: LOCATION, name: 'Test location', domain: '', ...address, logoUrl: '', ...place },
          ...{ firstName: 'Test', lastName: 'Owner', email: 'owner@location.example', phone: '+13125550100' },
          business: { name: 'Test location', ...address, ...place, logoUrl: '' },
          social: Object.fromEntries([...pages, 'googlePlacesId'].map((page) => [page, ''])),
          settings: {
            ...{ allowDuplicateContact: true, allowDuplicateOpportunity: false, allowFacebookNameMerge: false },
            disableContactTimezone: false
          },
          reseller: {}
        }
      })
    )
  },
  { country: 'DE', allowDuplicateContact: true }
)

inV2('v2.location-read: a location of an agency is read with the id of its company', async (t, call, send) => {
  const key = { authorization: 'Bearer agency-key' }
  const { locations } = JSON.parse((await send({ method: 'GET', path: '/v1/locations', headers: key })).text)
  const [{ id, apiKey }] = locations
  const { companyId } = (await callerOfV2(send, { key: apiKey })('GET', `/locations/${id}`)).body.location
  t.equal(companyId, locationIdOf('agency-key'))
  t.notOk('companyId' in (await call('GET', `/locations/${LOCATION}`)).body.location)
})

inV2('v2.not-found: the search of locations is not taken for a location', async (t, call) => {
  const refused = await call('GET', '/locations/search?limit=1')
  t.match(refused, { status: 404, headers: { 'x-emulator-reason': /is not served; send GET \/locations\/:locationId/ } })
  t.strictSame(refused.body, { statusCode: 404, message: 'Cannot GET /locations/search', error: 'Not Found' })
})

inV2('v2.location: a path with the id of another location gets 403, whatever its body', async (t, call) => {
  for (const [method, path, sent] of [
    ['GET', '', undefined],
    ['GET', '/customFields', undefined],
    ['POST', '/customFields', { unknown: 1 }],
    ['PUT', '/customValues/x', {}],
    ['DELETE', '/tags/x', undefined],
    ['POST', '/tasks/search', {}]
  ] as const) {
    const { status, body } = await call(method, `/locations/elsewhere${path}`, sent)
    t.strictSame(
      [status, body],
      [403, { statusCode: 403, message: 'The token does not have access to this location.', error: 'Forbidden' }],
      `${method} ${path}`
    )
  }
})
