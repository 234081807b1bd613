import type { FastifyContextConfig, FastifyInstance } from 'fastify'
import { shown, shownName } from '../match/match.js'
import { didYouMean } from '../validation/did-you-mean.js'
import { ControlError } from './errors.js'

/** A whole number that a query may have. */
type WholeNumber = readonly [standard: number, least: number, most?: number]

/** A text that a query may have: any, or one of these. The default stands first. */
interface Text {
  readonly texts: readonly [standard: string, ...others: string[]] | 'any'
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the query of a control call may have; nothing where there is none. */
    takes?: Readonly<Record<string, WholeNumber | Text>>
  }
}

/** The type of a route that takes these numbers. */
export interface Taking<Name extends string> {
  Querystring: Record<Name, number>
}

/** Hook: each query becomes the whole numbers and texts that its route takes, each with its default; nothing else may be in it. */
export function takeQueries(api: FastifyInstance): void {
  api.addHook('onRequest', (request, _reply, done) => {
    try {
      request.query = takenFrom(request.query as Record<string, unknown>, request.routeOptions.config)
    } catch (error) {
      return done(error as ControlError)
    }
    done()
  })
}

/**
 * The whole numbers and texts that a call takes, each as it was given or by default.
 * @throws ControlError
 */
export function takenFrom(
  given: Readonly<Record<string, unknown>>,
  { takes = {} }: FastifyContextConfig = {}
): Record<string, number | string> {
  refuseUnknown(Object.keys(given), Object.keys(takes))
  return Object.fromEntries(Object.entries(takes).map(([name, allowed]) => [name, valueFrom(name, given[name], allowed)]))
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

function valueFrom(name: string, given: unknown, allowed: WholeNumber | Text): number | string {
  return 'texts' in allowed ? textOf(name, given, allowed) : numberOf(name, given, allowed)
}

function textOf(name: string, given: unknown, { texts }: Text): string {
  const isOne = typeof given === 'string' && (texts === 'any' || texts.includes(given))
  if (isOne) return given
  if (given === undefined) return texts === 'any' ? '' : texts[0]
  const wanted = texts === 'any' ? 'given once' : `one of ${texts.join(', ')}`
  throw new ControlError(400, 'bad-request', `${name} must be ${wanted}; what came is ${shown(given)}`)
}

function numberOf(name: string, text: unknown, [standard, least, most = Number.MAX_SAFE_INTEGER]: WholeNumber): number {
  if (text === undefined) return standard
  const number = typeof text === 'string' && /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN
  if (number >= least && number <= most) return number
  const range = most === Number.MAX_SAFE_INTEGER ? `${least} or more` : `${least} to ${most}`
  throw new ControlError(400, 'bad-request', `${name} must be a whole number, ${range}; what came is ${shown(text)}`)
}
