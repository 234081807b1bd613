import type { FastifyReply, FastifyRequest } from 'fastify'
import { refuse } from '../../pipeline/answer.js'
import { refusalOf } from '../refusal.js'
import { CHANNELS, type SentV2Contact } from './schema.js'

const MOST_TOLD = 10
const OLD: string[] = Object.keys(CHANNELS)
const NEW: string[] = Object.values(CHANNELS)

/** Hook: refuses in the body of a contact what only the other version of the contract has, and a custom field without id and key. */
export function checkContact(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  const { isV3 } = request
  const messages = wrongIn(request.body as SentV2Contact, isV3)
  if (messages.length === 0) {
    done()
    return
  }
  const channels = `dndSettings has ${(isV3 ? NEW : OLD).join(', ')}`
  const value = isV3 ? 'fieldValue or field_value' : 'field_value'
  refuse(reply, refusalOf(422, messages, 'v2.unknown-property'), [
    `the Version header asks for ${isV3 ? 'v3' : 'a version before v3'}: there ${channels}, and each of customFields has an id or a key, and ${value}`
  ])
}

function wrongIn({ customFields = [], dndSettings }: SentV2Contact, isV3: boolean): string[] {
  const messages: string[] = []
  const others = isV3 ? OLD : NEW
  for (const name in dndSettings) if (others.includes(name)) messages.push(`dndSettings.property ${name} should not exist`)
  for (let index = 0; index < customFields.length && messages.length < MOST_TOLD; index++) {
    const field = customFields[index] as NonNullable<SentV2Contact['customFields']>[number]
    if (!isV3 && 'fieldValue' in field) messages.push(`customFields.${index}.property fieldValue should not exist`)
    if (field.id === undefined && field.key === undefined) messages.push(`customFields.${index}.id should not be empty`)
  }
  return messages
}
