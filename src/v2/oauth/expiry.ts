import type { FastifyInstance } from 'fastify'
import { bearerKey } from '../../locations/accepted-keys.js'
import { tokenOf } from '../../locations/access-token.js'
import { refuse } from '../../pipeline/answer.js'
import { locationOf } from '../../pipeline/request.js'
import { INVALID_TOKEN } from '../refusal.js'

/** Hook: refuses an access token that has expired, by the clock of its location. */
export function refuseExpired(api: FastifyInstance): void {
  api.addHook('onRequest', (request, reply, done) => {
    const expires = tokenOf(bearerKey(request.raw.headers.authorization) as string)?.expires
    const { clock } = locationOf(request)
    if (expires === undefined || clock.now() < expires * 1000) return done()
    const when = new Date(expires * 1000).toISOString()
    refuse(reply, INVALID_TOKEN, [`the token has expired at ${when}, by the clock of the location; refresh it with POST /oauth/token`])
  })
}
