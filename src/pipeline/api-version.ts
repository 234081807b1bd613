import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Words } from './words.js'

/** Routes that are opened by the same kind of key. */
export interface Scope {
  /** Hook: finds out which location a request is for, or refuses it. */
  admit(api: FastifyInstance): void | Promise<void>
  routes(api: FastifyInstance): void | Promise<void>
}

/** What is different between the versions of the API on the way of a request. */
export interface ApiVersion {
  /** What all its paths begin with. */
  path: string
  words: Words
  /** Whether the body of a request may be a form. */
  takesForm(request: FastifyRequest): boolean
  scopes: readonly Scope[]
}
