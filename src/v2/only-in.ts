import type { FastifyReply, FastifyRequest } from 'fastify'
import { refuse } from '../pipeline/answer.js'
import { UNKNOWN_PATH } from '../rules/refusals.js'

/**
 * Hook: answers a path that one version of the contract alone has as unserved in the others.
 * @param instead what the others have
 */
export function onlyIn(which: 'v3' | 'before v3', instead: string) {
  return (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    if (request.isV3 === (which === 'v3')) {
      done()
      return
    }
    const here = request.isV3 ? 'v3' : 'a version before v3'
    refuse(reply, UNKNOWN_PATH, [`the Version header asks for ${here}, which has ${instead} in its place`])
  }
}
