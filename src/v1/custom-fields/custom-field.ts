import { type CustomField as CustomFieldRecord, keyOf } from '../../records/custom-field.js'
import type { Fidelity } from '../../rules/fidelity.js'
import type { Refused } from '../../rules/refusals.js'
import { invalid, mandatory, mandatoryAs } from '../../rules/wording.js'

/** The types a custom field may have, spelled as the reference has them. */
export const DATA_TYPES = [
  ...['TEXT', 'LARGE_TEXT', 'NUMERICAL', 'PHONE', 'MONETORY', 'CHECKBOX', 'SINGLE_OPTIONS', 'MULTIPLE_OPTIONS'],
  ...['FLOAT', 'TIME', 'DATE', 'TEXTBOX_LIST', 'FILE_UPLOAD', 'SIGNATURE']
]

const WITH_OPTIONS = ['CHECKBOX', 'SINGLE_OPTIONS', 'MULTIPLE_OPTIONS']
const TEXTBOX_LIST = 'TEXTBOX_LIST'
const CHOICES = ['options', 'acceptedFormat', 'textBoxListOptions'] as const
/** What a field of a type cannot be without. */
const NEEDED: Record<string, (typeof CHOICES)[number]> = {
  ...Object.fromEntries(WITH_OPTIONS.map((type) => [type, 'options'] as const)),
  FILE_UPLOAD: 'acceptedFormat',
  [TEXTBOX_LIST]: 'textBoxListOptions'
}
const CHOICE = 'options or acceptedFormat or textBoxListOptions'
const NO_CHOICES = mandatoryAs(CHOICE, CHOICE)

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

/** A custom field as the API answers it. */
export interface CustomField {
  id: string
  name: string
  fieldKey: string
  placeholder: string
  position: number
  /** As answers are documented; recordings have `dataType` in its place. */
  dateType?: string
  dataType?: string
  /** For types with options only. */
  picklistOptions?: readonly string[] | undefined
}

/**
 * Why no custom field can be made of what was sent; undefined where one can.
 * @param before the type of the field that is changed
 */
export function whyNoCustomField(sent: CreateCustomField, before?: string): Refused | undefined {
  const { name, dataType } = sent
  const missing = Object.entries({ name, dataType }).flatMap(([field, value]) => (value?.trim() ? [] : field))
  const lacksChoices = missesChoices(sent, before)
  if (missing.length > 0) {
    const body = Object.assign({}, ...missing.map(mandatory), lacksChoices && NO_CHOICES)
    return { refusal: { status: 422, body, rule: 'custom-field.mandatory' }, reasons: [`${missing.join(' and ')} must be sent`] }
  }
  const type = dataType as string
  if (!DATA_TYPES.includes(type)) {
    const body = invalid('dataType', 'data type')
    const reasons = [`dataType must be one of ${DATA_TYPES.join(', ')}; what came is ${type}`]
    return { refusal: { status: 422, body, rule: 'custom-field.invalid-type' }, reasons }
  }
  if (!lacksChoices) return undefined
  return { refusal: { status: 422, body: NO_CHOICES, rule: 'custom-field.options-mandatory' }, reasons: [`${type} needs ${NEEDED[type]}`] }
}

// Without a type any of them may be meant. What a field has already need not be sent again.
function missesChoices(sent: CreateCustomField, before: string | undefined): boolean {
  const { dataType } = sent
  if (!dataType?.trim()) return CHOICES.every((name) => !sent[name]?.length)
  const needed = Object.hasOwn(NEEDED, dataType) ? NEEDED[dataType] : undefined
  if (needed === undefined) return false
  const choices = sent[needed]
  return choices === undefined ? before !== dataType : choices.length === 0
}

/** The custom field to keep, of what was sent. */
export function makeCustomField(id: string, sent: CreateCustomField): CustomFieldRecord {
  const { name = '', dataType = '', placeholder = '', position = 0, isMultipalFile, maxNumberOfFiles } = sent
  const files = { isMultiFileAllowed: isMultipalFile, maxFileLimit: maxNumberOfFiles }
  return { id, name, key: keyOf(name), placeholder, position, dataType, options: optionsOf(sent), ...files }
}

function optionsOf({ dataType = '', options = [], textBoxListOptions = [] }: CreateCustomField): readonly string[] | undefined {
  if (WITH_OPTIONS.includes(dataType)) return options
  return dataType === TEXTBOX_LIST ? textBoxListOptions.map(({ label = '' }) => label) : undefined
}

/** What a custom field was made of, for an update to change. */
export function sentOf(field: CustomFieldRecord): CreateCustomField {
  const { name, dataType, placeholder, position, options, isMultiFileAllowed, maxFileLimit } = field
  const choices = dataType === TEXTBOX_LIST ? { textBoxListOptions: options?.map((label) => ({ label })) } : { options }
  const sent = { name, dataType, placeholder, position, ...choices, isMultipalFile: isMultiFileAllowed, maxNumberOfFiles: maxFileLimit }
  return Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined))
}

/** A custom field as v1 answers it: in the documented key order, or the recorded one. */
export function answerOf(field: CustomFieldRecord, fidelity: Fidelity): CustomField {
  const { id, name, key, placeholder, position, dataType, options } = field
  const named = { id, name, fieldKey: key, placeholder }
  const isRecorded = fidelity.has('custom-field.recorded-keys')
  return {
    ...named,
    ...(isRecorded ? { dataType, position } : { position, dateType: dataType }),
    picklistOptions: WITH_OPTIONS.includes(dataType) ? options : undefined
  }
}
