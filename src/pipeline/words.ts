import type { ErrorObject } from 'ajv'
import type { FastifyRequest } from 'fastify'
import type { Refusal, Refused } from '../rules/refusals.js'

/** How a version of the API says no. */
export interface Words {
  /** The body of a refusal. Those of `rules/refusals.ts`, which every version has, are written there as v1 has them. */
  body(refusal: Pick<Refusal, 'status' | 'body'> & { rule?: Refusal['rule'] }, request: FastifyRequest): unknown
  /** How a body with another shape than its route wants is refused. */
  wrongShape(errors: readonly ErrorObject[], request: FastifyRequest): Refused
}

declare module 'fastify' {
  interface FastifyInstance {
    words: Words
  }
}
