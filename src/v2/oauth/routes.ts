import type { FastifyInstance, FastifyRequest } from 'fastify'
import { idFrom } from '../../ids.js'
import { type Token, tokenOf, tokenText } from '../../locations/access-token.js'
import type { Location } from '../../locations/location.js'
import type { Locations } from '../../locations/locations.js'
import { answer, refuse } from '../../pipeline/answer.js'
import { bodyOf } from '../../pipeline/body.js'
import type { InFlight } from '../../pipeline/in-flight.js'
import { identify, locationOf } from '../../pipeline/request.js'
import { refusalOf } from '../refusal.js'
import { type SentGrant, V2GrantSchema } from './schema.js'

/** Seconds: the first is the contract's, the second is assumed. */
const LIFETIMES = { access: 86_399, refresh: 365 * 86_400 }
const SCOPES = [
  ...['contacts.readonly', 'contacts.write', 'locations.readonly', 'locations/customFields.readonly', 'locations/customFields.write'],
  ...['locations/customValues.readonly', 'locations/customValues.write', 'locations/tags.readonly', 'locations/tags.write']
].join(' ')

/** Hook: what a token is asked for with says which location it is for. */
export function admitGrant(api: FastifyInstance, locations: Locations, inFlight: InFlight): void {
  // Before the body is read, for what is wrong with it is told.
  api.addHook('onRequest', (request, _reply, done) => {
    request.exchange.holdsSecrets = true
    done()
  })
  api.addHook('preValidation', (request, reply, done) => {
    const { code, refresh_token } = Object(bodyOf(request)) as Partial<Record<keyof SentGrant, unknown>>
    request.exchange.alsoHide([code, refresh_token].filter((secret) => typeof secret === 'string'))
    const locationId = locationAskedFor(request, locations)
    // A token opens its location, whichever key does else.
    const opened = locationId && locations.open(tokenText({ kind: 'access', locationId, expires: 0 }))
    if (opened) {
      identify(request, opened)
      inFlight.enterLocation(reply, opened.location)
    }
    done()
  })
}

function locationAskedFor(request: FastifyRequest, locations: Locations): string | undefined {
  const { keys } = locations
  const { grant_type, code, refresh_token } = Object(bodyOf(request)) as Partial<SentGrant>
  if (grant_type === 'refresh_token') return typeof refresh_token === 'string' ? tokenOf(refresh_token)?.locationId : undefined
  if (typeof code !== 'string' || !keys.opens(code)) return undefined
  // Whether an agency has the location that a key of one names, the agency knows.
  return keys.accountOf(code) ? locations.open(code)?.location.id : keys.locationNamed(code)
}

/** Tokens, as OAuth gives them. */
export function oauth(api: FastifyInstance): void {
  api.post<{ Body: SentGrant }>('/oauth/token', { schema: { body: V2GrantSchema } }, (request, reply) => {
    const wrong = whyNoToken(request)
    if (wrong) return refuse(reply, refusalOf(400, wrong.message, 'v2.grant'), [wrong.reason])
    return answer(reply, 'v2.token-given', tokensFor(locationOf(request)))
  })
}

function whyNoToken({ body, location }: FastifyRequest<{ Body: SentGrant }>): { message: string; reason: string } | undefined {
  const { grant_type, user_type = 'Location', refresh_token = '' } = body
  if (grant_type === 'client_credentials') return { message: 'Bad Request', reason: 'client_credentials is not served; send a code' }
  if (user_type === 'Company') return { message: 'Bad Request', reason: 'tokens of a company are not served; send user_type Location' }
  if (grant_type === 'authorization_code') {
    if (location && !location.isAgency) return undefined
    const reason = 'code must be the id of a location, or a key that opens one, such as test-key; what came is neither'
    return { message: 'Invalid grant: authorization code is invalid', reason }
  }
  const token = tokenOf(refresh_token)
  const isGood = token?.kind === 'refresh' && location !== null && location.clock.now() < token.expires * 1000
  if (isGood) return undefined
  return {
    message: 'Invalid grant: refresh token is invalid',
    reason: token?.kind === 'refresh' ? 'the refresh token has expired' : 'refresh_token must be one that POST /oauth/token has answered'
  }
}

/** A token and what renews it. */
function tokensFor(location: Location): object {
  const { id, clock, agency, resources } = location
  const text = (kind: Token['kind']) => tokenText({ kind, locationId: id, expires: Math.floor(clock.now() / 1000) + LIFETIMES[kind] })
  return {
    access_token: text('access'),
    token_type: 'Bearer',
    expires_in: LIFETIMES.access,
    refresh_token: text('refresh'),
    scope: SCOPES,
    userType: 'Location',
    locationId: id,
    companyId: agency?.id ?? idFrom(`${id}\0company`),
    userId: resources.users.all().map((user) => user.id)[0]
  }
}
