import type { FastifyInstance } from 'fastify'
import { accountKey } from '../../locations/account-key.js'
import type { Location } from '../../locations/location.js'
import type { Locations } from '../../locations/locations.js'
import { answer, refuse, refuseFor } from '../../pipeline/answer.js'
import { forAgencies } from '../../pipeline/for-agencies.js'
import { locationOf } from '../../pipeline/request.js'
import type { Account } from '../../records/account.js'
import { jsonSize } from '../../records/room.js'
import { type Refusal, whyFull } from '../../rules/refusals.js'
import { type FieldErrors, invalid, mandatory } from '../../rules/wording.js'
import { whatIsMissing } from '../resource/missing.js'
import { LocationSchema, type SentLocation } from './schema.js'
import { answerOf, changed } from './settings.js'
import { UNKNOWN_LOCATION, unknownLocation } from './unknown.js'

const NOT_OF_KEY: Refusal = { status: 422, body: invalid('id', 'location id'), rule: 'location.read' }
const NO_MATCH: Refusal = { status: 422, body: invalid('email', 'email address'), rule: 'location.lookup' }
const NO_EMAIL: Refusal = { status: 422, body: mandatory('email'), rule: 'location.lookup' }
// The message for the phone speaks of the email, as the reference has it.
const NEEDED: FieldErrors = {
  ...{ ...mandatory('firstName'), ...mandatory('lastName'), ...mandatory('email'), phone: mandatory('email').email as FieldErrors[string] },
  ...Object.assign({}, ...['businessName', 'address', 'city', 'state', 'country', 'postalCode'].map(mandatory))
}

/** What agencies do to their locations. */
export interface OfAgencies {
  locations: Locations
  /** Ends an open location, with all that is in it or under way. */
  close(location: Location): void
}

interface WithId {
  Params: { id: string }
}

/** The location of the key, the locations of an agency, and the time zones. */
export function location(api: FastifyInstance, { locations, close }: OfAgencies): void {
  // What a test or an update has set is in the open one.
  const settingsOf = ({ id, settings }: Account) => locations.withId(id)?.settings ?? settings
  const answerOfAccount = (account: Account, agency: Location, inList = false) => ({
    ...answerOf(account.id, settingsOf(account), inList),
    apiKey: accountKey({ agencyId: agency.id, id: account.id })
  })

  api.get('/timezones', (_request, reply) => {
    return answer(reply, 'location.timezones', { timezones: Intl.supportedValuesOf('timeZone') })
  })

  api.get<WithId>('/locations/:id', { config: { takesAgency: true } }, (request, reply) => {
    const { id } = request.params
    const own = locationOf(request)
    if (own.isAgency) {
      request.exchange.holdsSecrets = true
      const account = own.resources.accounts.get(id)
      if (account === undefined) return refuse(reply, UNKNOWN_LOCATION, [unknownLocation(id)])
      return answer(reply, 'location.read', answerOfAccount(account, own))
    }
    if (id !== own.id) return refuse(reply, NOT_OF_KEY, [`the key opens the location ${own.id}, not ${id}`])
    return answer(reply, 'location.read', answerOf(id, own.settings))
  })

  const list = (agencies: FastifyInstance) =>
    agencies.get('/locations', (request, reply) => {
      const own = locationOf(request)
      if (!own.isAgency) return answer(reply, 'location.list-own', { locations: [answerOf(own.id, own.settings, true)] })
      const all = own.resources.accounts.all().map((account) => answerOfAccount(account, own, true))
      return answer(reply, 'location.api-key', { locations: all })
    })
  forAgencies(api, list, 'location.list-own')

  forAgencies(api, (agencies) => {
    const keep = (account: Account, { room, resources }: Location) => {
      const noRoom = whyFull(room, 0, jsonSize(account))
      if (noRoom === undefined) resources.accounts.put(account)
      return noRoom
    }

    agencies.post<{ Body: SentLocation }>('/locations', { schema: { body: LocationSchema } }, (request, reply) => {
      const agency = locationOf(request)
      const incomplete = whatIsMissing(request.body, NEEDED, 'location.mandatory')
      if (incomplete) return refuseFor(reply, incomplete)
      const id = agency.chance.id()
      const account = { id, settings: changed({ ...locations.settingsOf(id), website: '', social: {} }, request.body) }
      const noRoom = keep(account, agency)
      if (noRoom) return refuseFor(reply, noRoom)
      // Were it let go, the key of the new location would open nothing any more.
      agency.isPrepared = true
      return answer(reply, 'location.kept', answerOfAccount(account, agency))
    })

    agencies.get<{ Querystring: { email?: unknown } }>('/locations/lookup', (request, reply) => {
      const { email } = request.query
      if (typeof email !== 'string' || email.trim() === '') return refuse(reply, NO_EMAIL, ['email must be in the query, once'])
      const agency = locationOf(request)
      const wanted = email.trim().toLowerCase()
      const account = agency.resources.accounts.all().find((each) => settingsOf(each).email.toLowerCase() === wanted)
      if (account === undefined) return refuse(reply, NO_MATCH, ['no location of the agency has this email'])
      return answer(reply, 'location.lookup', answerOfAccount(account, agency))
    })

    agencies.put<WithId & { Body: SentLocation }>('/locations/:id', { schema: { body: LocationSchema } }, (request, reply) => {
      const { id } = request.params
      const agency = locationOf(request)
      const before = agency.resources.accounts.get(id)
      if (before === undefined) return refuse(reply, UNKNOWN_LOCATION, [unknownLocation(id)])
      const incomplete = whatIsMissing(request.body, NEEDED, 'location.mandatory')
      if (incomplete) return refuseFor(reply, incomplete)
      const account = { ...before, settings: changed(settingsOf(before), request.body) }
      const noRoom = keep(account, agency)
      if (noRoom) return refuseFor(reply, noRoom)
      Object.assign(settingsOf(account), account.settings)
      return answer(reply, 'location.kept', answerOfAccount(account, agency))
    })

    agencies.delete<WithId>('/locations/:id', (request, reply) => {
      const { id } = request.params
      const { accounts } = locationOf(request).resources
      if (!accounts.has(id)) return refuse(reply, UNKNOWN_LOCATION, [unknownLocation(id)])
      accounts.remove(id)
      const open = locations.withId(id)
      if (open) close(open)
      return answer(reply, 'location.kept', { msg: 'Success' })
    })
  })
}
