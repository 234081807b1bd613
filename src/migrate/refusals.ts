import type { TSchema } from '@sinclair/typebox'
import { isObject } from '../match/match.js'
import type { Refused } from '../rules/refusals.js'
import { whyForeign } from '../v2/foreign.js'
import { refusalOf } from '../v2/refusal.js'
import { messagesOf } from '../v2/wrong-shape.js'
import { wrongShape } from '../validation/validator.js'
import type { MoveRefusal } from './migration.js'
import type { V1Request } from './v1-request.js'

const TOO_LARGE = refusalOf(413, 'Payload Too Large', 'body.size')
const NOT_JSON = refusalOf(400, 'Bad Request', 'body.json')

/** A refusal as a report has it; none where there is none. */
export function told(refused: Refused | undefined): MoveRefusal[] {
  if (refused === undefined) return []
  const { refusal, reasons } = refused
  return [{ status: refusal.status, body: refusal.body, reasons: [...reasons] }]
}

/** What version 2 answers to a path that it does not have. */
export function unserved(method: string, path: string): MoveRefusal[] {
  const refusal = refusalOf(404, `Cannot ${method} ${path}`, 'v2.not-found')
  return told({ refusal, reasons: ['version 2 has another path for this'] })
}

/**
 * What version 2 answers to a body as it was sent, in its order.
 * @param ownLocation where a locationId must be in the body: that of the token
 */
export function refusalsOfBody({ sent, entry }: V1Request, schema: TSchema, ownLocation?: string): MoveRefusal[] {
  if (entry.rule === TOO_LARGE.rule) return told({ refusal: TOO_LARGE, reasons: ['the body is larger than 1 MiB'] })
  if (entry.isForm || sent === undefined)
    return told({ refusal: NOT_JSON, reasons: ['version 2 takes JSON alone; what came cannot be read as JSON'] })
  const first = wrong(schema, sent)
  const lacks = ownLocation !== undefined && isObject(sent) && (sent.locationId === undefined || sent.locationId === '')
  // Where it is missing, nothing else is told.
  const then = lacks ? wrong(schema, { ...sent, locationId: ownLocation }) : []
  const foreign = ownLocation === undefined || lacks || !isObject(sent) ? [] : told(whyForeign(sent.locationId, ownLocation))
  return [...first, ...then, ...foreign]
}

function wrong(schema: TSchema, sent: unknown): MoveRefusal[] {
  const errors = wrongShape(schema, sent)
  if (errors.length === 0) return []
  const { messages, reasons } = messagesOf(errors)
  return [{ status: 422, body: refusalOf(422, messages, 'v2.types').body, reasons }]
}
