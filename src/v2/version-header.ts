import type { FastifyInstance } from 'fastify'
import { refuse } from '../pipeline/answer.js'
import { refusalOf } from './refusal.js'

declare module 'fastify' {
  interface FastifyRequest {
    /** Whether it asks for the version `v3` of the contract. */
    isV3: boolean
  }
}

/** Those that the vendor knows, by whether they are v3. */
const VERSIONS: Record<string, boolean> = { '2021-04-15': false, '2021-07-28': false, '2023-02-21': false, v3: true }
const KNOWN = `known are ${Object.keys(VERSIONS).join(', ')}`
const NO_VERSION = refusalOf(401, 'version header was not found.', 'v2.version')
const UNKNOWN_VERSION = refusalOf(401, 'version header is invalid', 'v2.version')

/** Hook: reads the header Version, by which the same paths answer in one form or another. */
export function requireVersion(api: FastifyInstance): void {
  api.decorateRequest('isV3', false)
  api.addHook('onRequest', (request, reply, done) => {
    const version = request.headers.version
    if (version === undefined) {
      refuse(reply, NO_VERSION, [`no Version header came; send "Version: 2021-07-28" (${KNOWN}), or call v1, which is under /v1`])
      return
    }
    const isV3 = Object.hasOwn(VERSIONS, String(version)) ? VERSIONS[String(version)] : undefined
    if (isV3 === undefined) {
      refuse(reply, UNKNOWN_VERSION, [`the header Version is not one that is known; ${KNOWN}`])
      return
    }
    request.isV3 = isV3
    done()
  })
}

/** What an answer says where something is done: v3 spells it right too. */
export function succeeded({ isV3 }: { isV3: boolean }): object {
  return isV3 ? { succeeded: true, succeded: true } : { succeded: true }
}
