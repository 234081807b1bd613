import type { FastifyInstance } from 'fastify'
import type { Location } from '../../locations/location.js'
import { answer, refuse } from '../../pipeline/answer.js'
import { locationOf } from '../../pipeline/request.js'
import { SOCIAL, SWITCHES } from '../../records/settings.js'
import { UNKNOWN_PATH } from '../../rules/refusals.js'

// The contract spells one otherwise than v1.
const SPELLED: Record<string, string> = { googlePlaceId: 'googlePlacesId' }

/** The location itself. */
export function location(api: FastifyInstance): void {
  api.get('', (request, reply) => answer(reply, 'v2.location-read', { location: answerOf(locationOf(request)) }))
}

/** What would otherwise be taken for the location `search`. */
export function searchOfLocations(api: FastifyInstance): void {
  api.get('/locations/search', (_request, reply) =>
    refuse(reply, UNKNOWN_PATH, ['the search of the locations of a company is not served; send GET /locations/:locationId'])
  )
}

function answerOf({ id, settings, agency }: Location): object {
  const { name, address, city, state, country, postalCode, website, timezone, firstName, lastName, email, phone, social } = settings
  const [logoUrl, place] = ['', { country, postalCode, website, timezone }]
  return {
    ...{ id, companyId: agency?.id, name, domain: '', address, city, state, logoUrl, ...place, firstName, lastName, email, phone },
    business: { name, address, city, state, ...place, logoUrl },
    social: Object.fromEntries(SOCIAL.map((page) => [SPELLED[page] ?? page, social[page] ?? ''])),
    settings: Object.fromEntries(SWITCHES.map((name) => [name, settings[name]])),
    reseller: {}
  }
}
