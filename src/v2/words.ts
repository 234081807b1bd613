import type { Words } from '../pipeline/words.js'
import { INVALID_TOKEN, refusalOf } from './refusal.js'
import { wrongShapeOf } from './wrong-shape.js'

const UNPROCESSABLE = refusalOf(422, ['Unprocessable Entity'], 'v2.types')

/** How version 2 says no. */
export const WORDS: Words = {
  body({ status, body, rule }, request) {
    if (rule?.startsWith('v2.')) return body
    if (status === 401) return INVALID_TOKEN.body
    if (status === 422) return UNPROCESSABLE.body
    const isUnserved = rule === 'path.unknown' || rule === 'method.unknown'
    const [path = ''] = request.exchange.url.split('?')
    const message = isUnserved ? `Cannot ${request.method} ${path}` : Object(body).msg
    return refusalOf(status, message, 'v2.not-found').body
  },
  wrongShape: wrongShapeOf
}
