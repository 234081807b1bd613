import type { TSchema } from '@sinclair/typebox'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Location } from '../../locations/location.js'
import { answer, answerOk, refuse, refuseFor } from '../../pipeline/answer.js'
import { locationOf } from '../../pipeline/request.js'
import type { Records } from '../../records/records.js'
import { jsonSize } from '../../records/room.js'
import { type Refusal, type Refused, whyFull } from '../../rules/refusals.js'
import type { RuleId } from '../../rules/rules.js'
import type { FieldErrors } from '../../rules/wording.js'
import { type Needs, whatIsMissing } from './missing.js'

/** What is different between the kinds of things that a location holds. Everything else of them is said once, in `serve`. */
export interface Resource<Sent extends object, Kept extends { readonly id: string }> {
  /** Where all of them are, such as `/links`. */
  path: `/${string}`
  /** As sentences have it, such as `custom value`. */
  name: string
  /** Which of the five operations the API has. */
  operations: readonly ('list' | 'create' | 'read' | 'update' | 'delete')[]
  /** Of the body of a create and an update. */
  schema: TSchema
  /** The fields that a body must have; with their words, where those are others than elsewhere. */
  mandatory: Needs<Sent>
  /** Why a body that has them is refused none the less. */
  wrong?(sent: Sent): Refused | undefined
  /** The body of the 422 for an id that none has. */
  invalidId: FieldErrors
  rules: { kept: RuleId; mandatory: RuleId; invalidId: RuleId }
  recordsOf(location: Location): Records<Kept>
  make(sent: Sent, id: string, location: Location): Kept
  /** For an update that may leave fields out; without it one needs all that a create needs. */
  change?(kept: Kept, sent: Sent, location: Location): Kept
  answerOf(kept: Kept, location: Location): object
  /** Whether a list with this query has it; without it, a list has all. */
  isListed?(kept: Kept, query: Record<string, unknown>, location: Location): boolean
  /** The answer to a list, of the answers of all; without it `{"links":[…]}`. */
  list?(answers: readonly object[], location: Location): object
}

interface WithId {
  Params: { id: string }
}

/** Serves what a location holds of one kind: list, create, read, update, delete. */
export function serve<Sent extends object, Kept extends { readonly id: string }>(
  api: FastifyInstance,
  resource: Resource<Sent, Kept>
): void {
  const { path, name, operations, schema, rules, answerOf } = resource
  const one = `${path}/:id`
  const unknown: Refusal = { status: 422, body: resource.invalidId, rule: rules.invalidId }
  const list = resource.list ?? ((answers) => ({ [path.slice(1)]: answers }))

  // Before each: the one that the path names must be there.
  const preHandler = (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
    const { id } = request.params as WithId['Params']
    if (resource.recordsOf(locationOf(request)).takes(id)) done()
    else refuse(reply, unknown, [`no ${name} of this location has the id ${id}`])
  }
  const keep = (request: FastifyRequest, reply: FastifyReply, kept: Kept): FastifyReply => {
    const location = locationOf(request)
    const noRoom = whyFull(location.room, 0, jsonSize(kept))
    if (noRoom) return refuseFor(reply, noRoom)
    if (request.method === 'POST') resource.recordsOf(location).add(kept)
    else resource.recordsOf(location).put(kept)
    return answer(reply, rules.kept, answerOf(kept, location))
  }
  const whyRefused = (sent: Sent) => whatIsMissing(sent, resource.mandatory, rules.mandatory) ?? resource.wrong?.(sent)
  const kept = (request: FastifyRequest<WithId>) => resource.recordsOf(locationOf(request)).get(request.params.id) as Kept

  const routes = {
    list: () =>
      api.get<{ Querystring: Record<string, unknown> }>(path, (request, reply) => {
        const location = locationOf(request)
        const answers = resource
          .recordsOf(location)
          .all()
          .filter((each) => resource.isListed?.(each, request.query, location) ?? true)
          .map((each) => answerOf(each, location))
        return answer(reply, rules.kept, list(answers, location))
      }),
    create: () =>
      api.post<{ Body: Sent }>(path, { schema: { body: schema } }, (request, reply) => {
        const location = locationOf(request)
        const sent = request.body as Sent
        const refused = whyRefused(sent)
        if (refused) return refuseFor(reply, refused)
        return keep(request, reply, resource.make(sent, location.chance.id(), location))
      }),
    read: () =>
      api.get<WithId>(one, { preHandler }, (request, reply) => answer(reply, rules.kept, answerOf(kept(request), locationOf(request)))),
    update: () =>
      api.put<WithId & { Body: Sent }>(one, { schema: { body: schema }, preHandler }, (request, reply) => {
        const location = locationOf(request)
        const sent = request.body as Sent
        if (resource.change) return keep(request, reply, resource.change(kept(request), sent, location))
        const refused = whyRefused(sent)
        if (refused) return refuseFor(reply, refused)
        return keep(request, reply, resource.make(sent, request.params.id, location))
      }),
    delete: () =>
      api.delete<WithId>(one, { preHandler }, (request, reply) => {
        resource.recordsOf(locationOf(request)).remove(request.params.id)
        return answerOk(reply, rules.kept)
      })
  }
  for (const operation of operations) routes[operation]()
}
