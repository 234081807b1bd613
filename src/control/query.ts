import type { FastifyContextConfig, FastifyInstance } from 'fastify'
import { shown, shownName } from '../match/match.js'
import { didYouMean } from '../validation/did-you-mean.js'
import { ControlError } from './errors.js'

/** A whole number that a query may have. */
type WholeNumber = readonly [standard: number, least: number, most?: number]

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the query of a control call may have; nothing where there is none. */
    takes?: Readonly<Record<string, WholeNumber>>
  }
}

/** The type of a route that takes these numbers. */
export interface Taking<Name extends string> {
  Querystring: Record<Name, number>
}

/** Hook: each query becomes the whole numbers that its route takes, each with its default; nothing else may be in it. */
export function takeQueries(api: FastifyInstance): void {
  api.addHook('onRequest', (request, _reply, done) => {
    try {
      request.query = numbersOf(request.query as Record<string, unknown>, request.routeOptions.config)
    } catch (error) {
      return done(error as ControlError)
    }
    done()
  })
}

/**
 * The whole numbers that a call takes, each as it was given or by default.
 * @throws ControlError
 */
export function numbersOf(given: Readonly<Record<string, unknown>>, { takes = {} }: FastifyContextConfig = {}): Record<string, number> {
  refuseUnknown(Object.keys(given), Object.keys(takes))
  return Object.fromEntries(Object.entries(takes).map(([name, allowed]) => [name, numberOf(name, given[name], allowed)]))
}

function refuseUnknown(names: string[], known: string[]): void {
  const unknown = names.find((name) => !known.includes(name))
  if (unknown === undefined) return
  const there = known.length > 0 ? `known are ${known.join(', ')}` : 'this call has none'
  throw new ControlError(
    400,
    'bad-request',
    `${shownName(unknown)} is no query parameter of this call${didYouMean(unknown, known)}; ${there}`
  )
}

function numberOf(name: string, text: unknown, [standard, least, most = Number.MAX_SAFE_INTEGER]: WholeNumber): number {
  if (text === undefined) return standard
  const number = typeof text === 'string' && /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN
  if (number >= least && number <= most) return number
  const range = most === Number.MAX_SAFE_INTEGER ? `${least} or more` : `${least} to ${most}`
  throw new ControlError(400, 'bad-request', `${name} must be a whole number, ${range}; what came is ${shown(text)}`)
}
