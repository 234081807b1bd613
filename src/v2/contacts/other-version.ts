import type { FastifyReply, FastifyRequest } from 'fastify'
import { refuse } from '../../pipeline/answer.js'
import { refusalOf } from '../refusal.js'
import { CHANNELS, type SentV2Contact } from './schema.js'

const MOST_TOLD = 10
const OLD = Object.keys(CHANNELS)
const NEW: string[] = Object.values(CHANNELS)

/** Hook: refuses what only the other version of the contract has in the body of a contact. */
export function refuseOtherVersion(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  const { customFields = [], dndSettings = {} } = request.body as SentV2Contact
  const { isV3 } = request
  const others = isV3 ? OLD : NEW
  const unknown = [
    ...Object.keys(dndSettings).flatMap((name) => (others.includes(name) ? [`dndSettings.property ${name} should not exist`] : [])),
    ...customFields.flatMap((field, index) =>
      'fieldValue' in field && !isV3 ? [`customFields.${index}.property fieldValue should not exist`] : []
    )
  ].slice(0, MOST_TOLD)
  if (unknown.length === 0) {
    done()
    return
  }
  const wanted = isV3 ? `dndSettings has ${NEW.join(', ')}` : `dndSettings has ${OLD.join(', ')}, and a custom field field_value`
  refuse(reply, refusalOf(422, unknown, 'v2.unknown-property'), [
    `the Version header asks for ${isV3 ? 'v3' : 'a version before v3'}: there ${wanted}`
  ])
}
