import type { FastifyInstance } from 'fastify'
import { ControlError } from './errors.js'

/**
 * Hands out the certificate that a program has to trust which goes through the proxy. It is no secret.
 * @param authority gives it as PEM, where a proxy runs
 */
export function authorityOfProxy(api: FastifyInstance, authority: () => string | undefined): void {
  api.get('/ca.pem', (_request, reply) => {
    const pem = authority()
    if (pem !== undefined) return reply.type('application/x-pem-file').send(pem)
    throw new ControlError(404, 'not-found', 'no proxy runs here that would have a certificate; start the emulator with --proxy and a port')
  })
}
