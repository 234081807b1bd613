// The texts of the documented 422 bodies are those of a known validator; these are its patterns.

/** One field and what is wrong with it, as a 422 body has it. */
export type FieldErrors = Record<string, { message: string; rule: string }>

export function mandatory(field: string): FieldErrors {
  return mandatoryAs(field, words(field))
}

/** The same where the reference has other words for the field. */
export function mandatoryAs(field: string, called: string): FieldErrors {
  return { [field]: { message: `The ${called} field is mandatory.`, rule: 'required' } }
}

export function invalid(field: string, what: string, rule = 'invalid'): FieldErrors {
  return { [field]: { message: `The ${what} is invalid.`, rule } }
}

const WRONG_TYPE: Record<string, (field: string) => string> = {
  string: (field) => `The ${field} must be a string.`,
  boolean: (field) => `The ${field} field must be boolean.`,
  array: (field) => `The ${field} must be an array.`,
  object: (field) => `The ${field} must be an object.`
}

export function wrongType(field: string, type: string): FieldErrors {
  const message = WRONG_TYPE[type]?.(words(field)) ?? `The ${words(field)} is invalid.`
  return { [field]: { message, rule: type } }
}

/** A field as messages call it: `dueDate` is due date. */
export function words(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}
