import { operationOf } from '../coverage/operations.js'
import { pathOf, withoutPrefix, withoutSlash } from '../http/paths.js'
import { withoutKeys, withoutSecrets } from '../http/redaction.js'
import type { Entry } from '../journal/entry.js'
import { viewOf } from '../journal/view.js'
import { whoOf } from '../journal/who.js'
import { wrongShape } from '../validation/validator.js'
import { callOf, curlOf } from './call.js'
import type { MovedRequest, MoveRefusal, MoveVerdict } from './migration.js'
import { type Move, type Movers, type Place, pathParts } from './v1-request.js'

/**
 * A request of version 1, and how it is made of version 2.
 * @param keys that are hidden in it
 */
export function movedRequest(entry: Entry, movers: Movers, place: Place, keys: readonly string[]): MovedRequest {
  const operation = String(operationOf(entry.method, entry.url)?.name)
  const { request, response } = viewOf(entry)
  const { method, path, query, body } = request
  const ids = pathParts(operation, withoutSlash(withoutPrefix(pathOf(path))))
  // What a fault answers has any shape.
  const answered = entry.fault?.status === undefined ? response?.body : undefined
  const move = movers[operation]?.({ entry, ids, query, sent: body ?? undefined, answered }, place)
  const fits = move && (move.schema === undefined || wrongShape(move.schema, move.body).length === 0)
  const verdict = verdictOf(move)
  const moved: Omit<MovedRequest, 'curl'> = {
    ...{ seq: entry.seq, locationId: entry.locationId, method, path },
    who: whoOf(body, response?.body) ?? null,
    status: entry.status,
    verdict,
    summary: summaryOf(move, operation),
    refusals: move?.refusals ?? [],
    differences: move?.differences ?? [],
    request: fits ? callOf(move) : null
  }
  const shown = withoutKeys(JSON.parse(withoutSecrets(JSON.stringify(moved))) as typeof moved, keys)
  return { ...shown, curl: shown.request ? curlOf(shown.request) : '' }
}

function verdictOf(move: Move | undefined): MoveVerdict {
  if (move === undefined) return 'no-counterpart'
  if (move.refusals.length > 0) return 'refused'
  return move.differences.length > 0 ? 'changes' : 'same'
}

function summaryOf(move: Move | undefined, operation: string): string {
  if (move === undefined) return `Version 2 of this emulator does not serve ${operation}.`
  const { refusals, differences } = move
  if (refusals.length > 0) return `Version 2 refuses it as it was sent: ${refusals.map(messageOf).join('; then ')}.`
  if (differences.length === 0) return 'Version 2 does the same, once host, path and headers are changed.'
  const isStored = differences.some(({ effect }) => effect === 'stored')
  return isStored ? 'Version 2 takes it, and stores something else.' : 'Version 2 takes it; how it is sent, or what is answered, differs.'
}

function messageOf({ status, body }: MoveRefusal): string {
  return `${status} ${[Object(body).message].flat().join(', ').replace(/\.$/, '')}`
}
