import type { ErrorObject } from 'ajv'
import { isSecretField } from '../http/secret-fields.js'
import { cut, shown, shownName } from '../match/match.js'
import type { Refused } from '../rules/refusals.js'
import { didYouMean } from '../validation/did-you-mean.js'
import { unescapePointer } from '../validation/validator.js'
import { refusalOf } from './refusal.js'

const MOST_REASONS = 10
const LONGEST_PATH = 200
const LONGEST_NAME = 200

/** What was probably meant by a property that version 1 has and version 2 has not. */
const OF_V1: Record<string, string> = {
  customField: 'customField is v1; v2 has customFields: [{id, field_value}]',
  description: 'description is v1; v2 has body',
  status: 'status is v1; v2 has completed: true or false',
  isMultipalFile: 'isMultipalFile is v1; v2 has isMultipleFile',
  options: 'options is v1; v2 has textBoxListOptions: [{label}]'
}

const TYPES: Record<string, string> = {
  string: 'must be a string',
  boolean: 'must be a boolean value',
  array: 'must be an array',
  object: 'must be an object',
  number: 'must be a number conforming to the specified constraints',
  integer: 'must be an integer number'
}

/** How a body of another shape is refused. */
export function wrongShapeOf(errors: readonly ErrorObject[]): Refused {
  const { messages, reasons, isUnknown } = messagesOf(errors)
  return { refusal: refusalOf(422, messages, isUnknown ? 'v2.unknown-property' : 'v2.types'), reasons }
}

/** What is wrong with a body, in the words of version 2, and for people. */
export function messagesOf(errors: readonly ErrorObject[]): { messages: string[]; reasons: string[]; isUnknown: boolean } {
  const told = errors.slice(0, MOST_REASONS)
  return {
    messages: told.map(messageOf),
    reasons: told.map(reasonOf),
    isUnknown: errors.some(({ keyword }) => keyword === 'additionalProperties')
  }
}

function messageOf(error: ErrorObject): string {
  const { keyword, params } = error
  const where = pathOf(error)
  if (keyword === 'additionalProperties')
    return `${where && `${where}.`}property ${cut(params.additionalProperty, LONGEST_NAME)} should not exist`
  if (keyword === 'required') return `${where && `${where}.`}${params.missingProperty} should not be empty`
  if (keyword === 'minLength') return `${where} should not be empty`
  if (keyword === 'maxLength') return `${where} must be shorter than or equal to ${params.limit} characters`
  if (keyword === 'enum') return `${where} must be one of the following values: ${params.allowedValues.join(', ')}`
  if (keyword === 'maxItems') return `${where} must contain no more than ${params.limit} elements`
  if (keyword === 'minimum') return `${where} must not be less than ${params.limit}`
  if (keyword === 'maximum') return `${where} must not be greater than ${params.limit}`
  if (keyword === 'pattern') return `${where} must be in a supported format`
  return `${where || 'body'} ${TYPES[params.type]}`
}

function reasonOf(error: ErrorObject): string {
  const { keyword, params, parentSchema, data } = error
  const where = pathOf(error)
  if (keyword === 'additionalProperties') {
    const name: string = params.additionalProperty
    const known = Object.keys(parentSchema?.properties)
    const meant = Object.hasOwn(OF_V1, name) ? `; ${OF_V1[name]}` : didYouMean(name, known)
    return `${where && `${where}.`}${shownName(name)} is not known to v2, which refuses what it does not know${meant}; known are ${known.join(', ') || 'none'}`
  }
  return keyword === 'required'
    ? `${where || 'the body'} lacks ${params.missingProperty}`
    : `${messageOf(error)}${isSecretField(where.split('.', 1)[0] as string) ? '' : `; what came is ${shown(data)}`}`
}

function pathOf({ instancePath }: ErrorObject): string {
  return instancePath.split('/').slice(1).map(unescapePointer).join('.').slice(0, LONGEST_PATH)
}
