import type { TSchema } from '@sinclair/typebox'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Location } from '../../locations/location.js'
import { answer, answerList, refuseFor } from '../../pipeline/answer.js'
import { locationOf } from '../../pipeline/request.js'
import { jsonSize } from '../../records/room.js'
import { type Refused, whyFull } from '../../rules/refusals.js'
import type { RuleId } from '../../rules/rules.js'
import { unknownId } from '../unknown-id.js'
import { succeeded } from '../version-header.js'

/** Where records of a kind are. */
export interface Held<Kept> {
  all(location: Location, query: unknown): Iterable<Kept>
  find(id: string, location: Location): Kept | undefined
  /** Keeps one that is new or was changed, or says why there is no room. */
  keep(kept: Kept, location: Location, before?: Kept): Refused | undefined
  remove(kept: Kept, location: Location): void
}

/** What is different between the kinds of things under a location. Everything else of them is said once, in `serve`. */
export interface Resource<Sent, Change, Kept> extends Held<Kept> {
  path: `/${string}`
  /** As answers and messages have it: one in a list of `customValues` is a `customValue`, a `custom value`. */
  names: { list: string; one: string; inMessages: string }
  schemas: { create: TSchema; change: TSchema; query?: TSchema }
  rules: { kept: RuleId; listed: RuleId }
  statusOfCreate: 200 | 201
  make(sent: Sent, location: Location): Kept
  change(before: Kept, sent: Change, location: Location): Kept
  /** What of a change is ignored, in sentences. */
  warn?(before: Kept, sent: Change): readonly string[]
  answerOf(kept: Kept, locationId: string): object
}

/** Serves what a location holds of one kind: list, create, read, update, delete. */
export function serve<Sent, Change, Kept>(api: FastifyInstance, resource: Resource<Sent, Change, Kept>): void {
  const { path, names, schemas, rules, answerOf } = resource
  const one = `${path}/:id`

  const found = (request: FastifyRequest, reply: FastifyReply): Kept | undefined => {
    const { id } = request.params as { id: string }
    const kept = resource.find(id, locationOf(request))
    if (kept !== undefined) return kept
    refuseFor(reply, unknownId(names.inMessages, id, 'location', 'v2.record-unknown'))
    return undefined
  }
  const tell = (request: FastifyRequest, reply: FastifyReply, kept: Kept) =>
    answer(reply, rules.kept, { [names.one]: answerOf(kept, locationOf(request).id) })
  const keep = (request: FastifyRequest, reply: FastifyReply, kept: Kept, before?: Kept) => {
    const noRoom = resource.keep(kept, locationOf(request), before)
    return noRoom ? refuseFor(reply, noRoom) : tell(request, reply, kept)
  }

  api.get(path, { schema: schemas.query ? { querystring: schemas.query } : {} }, (request, reply) => {
    const location = locationOf(request)
    const all = resource.all(location, request.query)
    return answerList(reply, rules.listed, names.list, all, (kept) => answerOf(kept, location.id))
  })

  api.post<{ Body: Sent }>(path, { schema: { body: schemas.create } }, (request, reply) => {
    reply.code(resource.statusOfCreate)
    return keep(request, reply, resource.make(request.body as Sent, locationOf(request)))
  })

  api.get(one, (request, reply) => {
    const kept = found(request, reply)
    return kept === undefined ? reply : tell(request, reply, kept)
  })

  api.put<{ Body: Change }>(one, { schema: { body: schemas.change } }, (request, reply) => {
    const before = found(request, reply)
    if (before === undefined) return reply
    const sent = request.body as Change
    request.exchange.because(...(resource.warn?.(before, sent) ?? []))
    return keep(request, reply, resource.change(before, sent, locationOf(request)), before)
  })

  api.delete(one, (request, reply) => {
    const kept = found(request, reply)
    if (kept === undefined) return reply
    resource.remove(kept, locationOf(request))
    return answer(reply, rules.kept, succeeded(request))
  })
}

/** What keeps records by their ids. */
interface Store<Kept> {
  all(): Kept[]
  get(id: string): Kept | undefined
  put(record: Kept): void
  remove(id: string): void
}

/** Records that are in a store and nowhere else. */
export function heldIn<Kept extends { readonly id: string }>(storeOf: (location: Location) => Store<Kept>): Held<Kept> {
  return {
    all: (location) => storeOf(location).all(),
    find: (id, location) => storeOf(location).get(id),
    keep(kept, location) {
      const noRoom = whyFull(location.room, 0, jsonSize(kept))
      if (noRoom === undefined) storeOf(location).put(kept)
      return noRoom
    },
    remove: ({ id }, location) => storeOf(location).remove(id)
  }
}
