import type { ErrorObject } from 'ajv'
import { shown, shownName } from '../match/match.js'
import { didYouMean } from './did-you-mean.js'
import { unescapePointer } from './validator.js'

const MOST_REASONS = 10
const LONGEST_PATH = 200

/** Says of each part with the wrong shape where it is, what was wanted and what came. */
export function messagesOf(errors: readonly ErrorObject[]): string[] {
  const reasons = errors.slice(0, MOST_REASONS).map((error) => {
    const where = error.instancePath.split('/').slice(1).map(unescapePointer).join('.').slice(0, LONGEST_PATH)
    return sentences[error.keyword]?.(error, where) ?? `${where || 'the body'} ${error.message}; what came is ${shown(error.data)}`
  })
  const more = errors.length - reasons.length
  return more > 0 ? [...reasons, `and ${more} more of this kind`] : reasons
}

const sentences: Record<string, (error: ErrorObject, where: string) => string> = {
  additionalProperties: ({ params, parentSchema }, where) => {
    const known = Object.keys(parentSchema?.properties)
    const name = params.additionalProperty
    return `${where ? `${where}.` : ''}${shownName(name)} is not known${didYouMean(name, known)}; known are ${known.join(', ')}`
  },
  required: ({ message, data, parentSchema }, where) => {
    const known = Object.keys(parentSchema?.properties)
    const unknown = Object.keys(data as object).find((name) => !known.includes(name))
    const other = unknown === undefined ? '' : `; ${shownName(unknown)} is not known${didYouMean(unknown, known)}`
    return `${where || 'the body'} ${message}${other}`
  },
  enum: ({ params, data }, where) => `${where} must be one of ${params.allowedValues.join(', ')}; what came is ${shown(data)}`
}
