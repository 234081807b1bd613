import type { ContactDetails, ContactFields, CustomFieldValue, Silence } from '../../records/contact.js'
import type { CustomFieldStore } from '../../records/custom-field-store.js'
import { CHANNELS, type SentV2Contact } from './schema.js'

/**
 * The fields of a contact, of those properties that were sent; null is none. The body, which was validated, is used up by this:
 * to copy it would take as long as to keep it.
 */
export function fieldsOf(sent: SentV2Contact, customFields: CustomFieldStore): ContactFields {
  const details = detailsOf(sent)
  const fields = sent as Record<string, unknown>
  for (const name in fields) if (fields[name] === null) fields[name] = undefined
  if (sent.dateOfBirth) fields.dateOfBirth = dateOf(sent.dateOfBirth)
  if (sent.customFields) fields.customFields = sent.customFields.map((field) => customFieldValue(field, customFields))
  if (details) fields.details = details
  return fields
}

const DETAILS = ['gender', 'assignedTo', 'dndSettings', 'inboundDndSettings'] as const

function detailsOf(sent: SentV2Contact): ContactDetails | undefined {
  const names = DETAILS.filter((name) => name in sent)
  if (names.length === 0) return undefined
  const told = names.map((name) => {
    const value = sent[name] ?? undefined
    return [name, name === 'dndSettings' && value ? inLowerCase(value as Record<string, Silence>) : value]
  })
  return Object.fromEntries(told)
}

function inLowerCase(settings: Record<string, Silence>): Record<string, Silence> {
  const spelled: Record<string, string> = CHANNELS
  return Object.fromEntries(Object.entries(settings).map(([name, silence]) => [spelled[name] ?? name, silence]))
}

type SentValue = NonNullable<SentV2Contact['customFields']>[number]

function customFieldValue(
  { id, key = '', field_value, fieldValue = field_value }: SentValue,
  customFields: CustomFieldStore
): CustomFieldValue {
  // One of both is there: see check.ts.
  return { id: id ?? customFields.idOfKey(key) ?? key, value: fieldValue ?? null }
}

const DAY_LAST = /^(\d{4})[-/._](\d{1,2})[-/._](\d{1,2})$/
const YEAR_LAST = /^(\d{1,2})[-/._](\d{1,2})[-/._](\d{4})$/

/** A date as `YYYY-MM-DD`; where it cannot be read, as it is. */
export function dateOf(text: string): string {
  return text
    .replace(YEAR_LAST, '$3-$1-$2')
    .replace(DAY_LAST, (_, year: string, month: string, day: string) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}
