import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { answer, answerEmpty, refuse, refuseFor } from '../../pipeline/answer.js'
import { forAgencies } from '../../pipeline/for-agencies.js'
import { locationOf } from '../../pipeline/request.js'
import { jsonSize } from '../../records/room.js'
import type { User } from '../../records/user.js'
import { type Refusal, whyFull } from '../../rules/refusals.js'
import type { RuleId } from '../../rules/rules.js'
import { invalid, mandatory } from '../../rules/wording.js'
import { type SentUser, UserSchema } from './schema.js'
import { answerOf, userOf, usersIn } from './user.js'

const UNKNOWN: Refusal = { status: 422, body: invalid('userId', 'user id'), rule: 'user.invalid-id' }
const NO_MATCH: Refusal = { status: 422, body: invalid('email', 'email address'), rule: 'user.lookup' }
const NO_EMAIL: Refusal = { status: 422, body: mandatory('email'), rule: 'user.lookup' }

interface WithId {
  Params: { id: string }
}

/** Those who work in an agency or a location. */
export function users(api: FastifyInstance): void {
  const withBody = { schema: { body: UserSchema } }

  api.get('/users/location', (request, reply) => answerAll(reply, 'user.list-location', usersIn(locationOf(request))))

  const list = (agencies: FastifyInstance) =>
    agencies.get<{ Querystring: { locationId?: unknown } }>('/users', (request, reply) => {
      const own = locationOf(request)
      const { locationId } = request.query
      const worksThere = ({ roles }: User) => locationId === undefined || roles.locationIds.some((id) => id === locationId)
      if (!own.isAgency) return answerAll(reply, 'user.list-own', usersIn(own).filter(worksThere))
      return answerAll(reply, 'user.kept', own.resources.users.all().filter(worksThere))
    })
  forAgencies(api, list, 'user.list-own')

  forAgencies(api, (agencies) => {
    agencies.post<{ Body: SentUser }>('/users', withBody, (request, reply) => keep(request, reply, locationOf(request).chance.id(), ''))

    agencies.get<{ Querystring: { email?: unknown } }>('/users/lookup', (request, reply) => {
      const { email } = request.query
      if (typeof email !== 'string' || email.trim() === '') return refuse(reply, NO_EMAIL, ['email must be in the query, once'])
      const wanted = email.trim().toLowerCase()
      const { resources, fidelity } = locationOf(request)
      const user = resources.users.all().find((each) => each.email.toLowerCase() === wanted)
      if (user === undefined) return refuse(reply, NO_MATCH, ['no user of the agency has this email'])
      return answer(reply, 'user.lookup', answerOf(user, fidelity))
    })

    agencies.get<WithId>('/users/:id', (request, reply) => {
      const user = userWithId(request)
      if (user === undefined) return refuse(reply, UNKNOWN, [unknown(request)])
      return answer(reply, 'user.kept', answerOf(user, locationOf(request).fidelity))
    })

    agencies.put<WithId & { Body: SentUser }>('/users/:id', withBody, (request, reply) => {
      const user = userWithId(request)
      if (user === undefined) return refuse(reply, UNKNOWN, [unknown(request)])
      return keep(request, reply, user.id, user.phone)
    })

    agencies.delete<WithId>('/users/:id', (request, reply) => {
      const user = userWithId(request)
      if (user === undefined) return refuse(reply, UNKNOWN, [unknown(request)])
      locationOf(request).resources.users.remove(user.id)
      return answerEmpty(reply, 'user.kept')
    })
  })
}

function answerAll(reply: FastifyReply, rule: RuleId, all: readonly User[]): FastifyReply {
  const { fidelity } = locationOf(reply.request)
  return answer(reply, rule, { users: all.map((user) => answerOf(user, fidelity)) })
}

function keep(request: FastifyRequest<{ Body: SentUser }>, reply: FastifyReply, id: string, phone: string): FastifyReply {
  const agency = locationOf(request)
  const made = userOf(request.body, id, phone, agency)
  if ('refused' in made) return refuseFor(reply, made.refused)
  const noRoom = whyFull(agency.room, 0, jsonSize(made.user))
  if (noRoom) return refuseFor(reply, noRoom)
  agency.resources.users.put(made.user)
  return answer(reply, 'user.kept', answerOf(made.user, agency.fidelity))
}

function userWithId(request: FastifyRequest<WithId>): User | undefined {
  return locationOf(request).resources.users.get(request.params.id)
}

function unknown({ params: { id } }: FastifyRequest<WithId>): string {
  return `no user of this agency has the id ${id}`
}
