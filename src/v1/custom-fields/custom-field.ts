import { type CustomField as CustomFieldRecord, keyOf } from '../../records/custom-field.js'
import type { Refusal } from '../../rules/refusals.js'
import { invalid, mandatory } from '../../rules/wording.js'

/** The types a custom field may have, spelled as the reference has them. */
export const DATA_TYPES = [
  ...['TEXT', 'LARGE_TEXT', 'NUMERICAL', 'PHONE', 'MONETORY', 'CHECKBOX', 'SINGLE_OPTIONS', 'MULTIPLE_OPTIONS'],
  ...['FLOAT', 'TIME', 'DATE', 'TEXTBOX_LIST', 'FILE_UPLOAD', 'SIGNATURE']
]

const WITH_OPTIONS = ['CHECKBOX', 'SINGLE_OPTIONS', 'MULTIPLE_OPTIONS']
const INVALID_TYPE: Refusal = { status: 422, body: invalid('dataType', 'data type'), rule: 'custom-field.invalid-type' }

/** What a request to make or change a custom field may hold. Source: documented, as are its spellings. */
export interface CreateCustomField {
  name?: string
  dataType?: string
  placeholder?: string
  position?: number
  options?: readonly string[]
  acceptedFormat?: string[]
  isMultipalFile?: boolean
  maxNumberOfFiles?: number
  textBoxListOptions?: { label?: string; prefillValue?: string }[]
}

/** A custom field as the API answers it. Source: documented. */
export interface CustomField {
  id: string
  name: string
  fieldKey: string
  placeholder: string
  position: number
  dataType: string
  /** For types with options only. */
  picklistOptions?: readonly string[] | undefined
}

/** Why no custom field can be made of what was sent; undefined where one can. */
export function whyNoCustomField({ name, dataType }: CreateCustomField): { refusal: Refusal; reasons: string[] } | undefined {
  const missing = Object.entries({ name, dataType }).flatMap(([field, value]) => (value?.trim() ? [] : field))
  if (missing.length > 0) {
    const body = Object.assign({}, ...missing.map(mandatory))
    return { refusal: { status: 422, body, rule: 'custom-field.mandatory' }, reasons: [`${missing.join(' and ')} must be sent`] }
  }
  if (DATA_TYPES.includes(dataType as string)) return undefined
  return { refusal: INVALID_TYPE, reasons: [`dataType must be one of ${DATA_TYPES.join(', ')}; what came is ${dataType}`] }
}

/** The custom field to keep, of what was sent. */
export function makeCustomField(
  id: string,
  { name = '', dataType = '', placeholder = '', position = 0, options = [] }: CreateCustomField
): CustomFieldRecord {
  return { id, name, key: keyOf(name), placeholder, position, dataType, options: WITH_OPTIONS.includes(dataType) ? options : undefined }
}

/** What a custom field was made of, for an update to change. */
export function sentOf({ name, dataType, placeholder, position, options }: CustomFieldRecord): CreateCustomField {
  return { name, dataType, placeholder, position, ...(options && { options }) }
}

/** A custom field as v1 answers it, in the documented key order. */
export function answerOf({ id, name, key, placeholder, position, dataType, options }: CustomFieldRecord): CustomField {
  return { id, name, fieldKey: key, placeholder, position, dataType, picklistOptions: options }
}
