/** The types a custom field may have, spelled as the reference has them. */
export const DATA_TYPES = [
  ...['TEXT', 'LARGE_TEXT', 'NUMERICAL', 'PHONE', 'MONETORY', 'CHECKBOX', 'SINGLE_OPTIONS', 'MULTIPLE_OPTIONS'],
  ...['FLOAT', 'TIME', 'DATE', 'TEXTBOX_LIST', 'FILE_UPLOAD', 'SIGNATURE']
]

const WITH_OPTIONS = ['CHECKBOX', 'SINGLE_OPTIONS', 'MULTIPLE_OPTIONS']

/** What a request to make or change a custom field may hold. Source: documented, as are its spellings. */
export interface CreateCustomField {
  name?: string
  dataType?: string
  placeholder?: string
  position?: number
  options?: string[]
  acceptedFormat?: string[]
  isMultipalFile?: boolean
  maxNumberOfFiles?: number
  textBoxListOptions?: { label?: string; prefillValue?: string }[]
}

/** A custom field as the API answers it. Source: documented. */
export interface CustomField {
  id: string
  name: string
  /** `contact.` and the name in snake case. */
  fieldKey: string
  placeholder: string
  position: number
  dataType: string
  /** For types with options only. */
  picklistOptions?: string[]
}

export function makeCustomField(
  id: string,
  { name = '', dataType = '', placeholder = '', position = 0, options = [] }: CreateCustomField
): CustomField {
  const fieldKey = `contact.${name
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')}`
  return { id, name, fieldKey, placeholder, position, dataType, ...(WITH_OPTIONS.includes(dataType) && { picklistOptions: options }) }
}

/** What a custom field was made of, for an update to change. */
export function partsOf({ picklistOptions, ...field }: CustomField): CreateCustomField {
  return { ...field, ...(picklistOptions && { options: picklistOptions }) }
}
