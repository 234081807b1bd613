import type { FastifyReply, FastifyRequest } from 'fastify'
import { refuse } from '../../pipeline/answer.js'
import { refusalOf } from '../refusal.js'
import { CHANNELS, type SentV2Contact } from './schema.js'

const MOST_TOLD = 10
const OLD = Object.keys(CHANNELS)
const NEW: string[] = Object.values(CHANNELS)

/** Hook: refuses what only the other version of the contract has in the body of a contact. */
export function refuseOtherVersion(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  const unknown = unknownIn(request.body as SentV2Contact, request.isV3)
  if (unknown.length === 0) {
    done()
    return
  }
  const { isV3 } = request
  const wanted = isV3 ? `dndSettings has ${NEW.join(', ')}` : `dndSettings has ${OLD.join(', ')}, and a custom field field_value`
  refuse(reply, refusalOf(422, unknown, 'v2.unknown-property'), [
    `the Version header asks for ${isV3 ? 'v3' : 'a version before v3'}: there ${wanted}`
  ])
}

function unknownIn({ customFields = [], dndSettings }: SentV2Contact, isV3: boolean): string[] {
  const unknown: string[] = []
  const others = isV3 ? OLD : NEW
  for (const name in dndSettings) if (others.includes(name)) unknown.push(`dndSettings.property ${name} should not exist`)
  if (isV3) return unknown
  for (let index = 0; index < customFields.length && unknown.length < MOST_TOLD; index++) {
    if ('fieldValue' in (customFields[index] as object)) unknown.push(`customFields.${index}.property fieldValue should not exist`)
  }
  return unknown
}
