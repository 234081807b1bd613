import type { FastifyInstance, preHandlerHookHandler } from 'fastify'
import { shownName } from '../../match/match.js'
import { didYouMean } from '../../validation/did-you-mean.js'

const OWNED_BY_SERVER = ['id', 'locationId', 'fingerprint', 'dateAdded', 'emailLowerCase']
const MOST_NAMED = 10

interface WithFields {
  readonly properties?: object
}

/**
 * Of an accepted body, the fields that the API silently ignores, each with the one that was probably meant; ten at most.
 * @param of whose fields those of the schema are
 */
export function ignoredFieldsOf({ properties = {} }: WithFields, of: string): (body: unknown) => string[] {
  const known = Object.keys(properties)
  return (body) => {
    const unknown = Object.keys(body as object).filter((name) => !known.includes(name))
    const sentences = unknown.slice(0, MOST_NAMED).map((name) => {
      const ignored = `${shownName(name)} was ignored`
      if (OWNED_BY_SERVER.includes(name)) return `${ignored}: the server gives it`
      return `${ignored}: it is not a field of ${of}${didYouMean(name, known)}`
    })
    const more = unknown.length - sentences.length
    return more > 0 ? [...sentences, `and ${more} more fields were ignored`] : sentences
  }
}

/** Has each route that is added after this tell what it ignored of a body. */
export function tellIgnoredFields(api: FastifyInstance): void {
  api.addHook('onRoute', (route) => {
    const schema = route.schema?.body as WithFields | undefined
    if (!schema) return
    const warn = ignoredFieldsOf(schema, 'this call')
    const tell: preHandlerHookHandler = ({ body, exchange }, _reply, done) => {
      exchange.tellIgnored(body, warn)
      done()
    }
    route.preHandler = [tell, ...[route.preHandler ?? []].flat()]
  })
}
