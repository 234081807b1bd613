import type { Server } from 'node:http'
import type { TSchema } from '@sinclair/typebox'
import fastify, { type FastifyHttpOptions, type FastifyInstance } from 'fastify'
import { lazyValidator } from '../validation/validator.js'
import { BODY_LIMIT } from './limits.js'

/** A server without a route: what the emulated API and the control API have in common. */
export function createServer(more: FastifyHttpOptions<Server> = {}): FastifyInstance {
  const http = fastify({
    bodyLimit: BODY_LIMIT,
    // Nothing that it starts with waits for long, and a timer for each plugin is a part of each start.
    pluginTimeout: 0,
    // An id of any length is looked for, and not found; Node takes no longer head.
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 16_384 },
    exposeHeadRoutes: false,
    return503OnClosing: false,
    ...more
  })
  http.decorateReply('pending')
  http.setValidatorCompiler<TSchema>(({ schema }) => lazyValidator(schema))
  return http
}
