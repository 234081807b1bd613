import { isBlank } from '../records/blank.js'
import type { ContactFields, CustomFieldValue } from '../records/contact.js'
import type { CustomFieldStore } from '../records/custom-field-store.js'
import type { Fidelity } from '../rules/fidelity.js'
import type { RuleId } from '../rules/rules.js'

/** What of a location the recorded changes depend on. */
interface Context {
  readonly settings: { readonly country: string }
  readonly customFields: CustomFieldStore
}

/** Fields as the real API keeps them, and the rules that changed one. */
export interface Changed {
  fields: ContactFields
  applied: RuleId[]
}

/** Changes what was sent before it is kept. */
export type ObservedChanges = (fields: ContactFields, context: Context, isNew: boolean) => Changed

type Change = (fields: ContactFields, context: Context, isNew: boolean) => ContactFields

const NO_RULES: RuleId[] = []
const asSent: ObservedChanges = (fields) => ({ fields, applied: NO_RULES })

/** What recordings show the real API to change; in the default profile nothing. The table of phone numbers is loaded where it is needed. */
export async function observedChangesOf(fidelity: Fidelity): Promise<ObservedChanges> {
  if (!fidelity.has('phone.e164')) return asSent
  const { e164 } = await import('./phone.js')
  // In this order: the country completes the phone.
  const changes: [RuleId, Change][] = [
    ['tags.lower-case', ({ tags }) => (tags ? { tags: tags.map((tag) => tag.toLowerCase()) } : {})],
    ['country.default', ({ country }, { settings }, isNew) => (isNew && isBlank(country) ? { country: settings.country } : {})],
    ['phone.e164', ({ phone, country }, { settings }) => (phone ? { phone: e164(phone, country ?? settings.country) } : {})],
    ['name.split', splitName],
    ['custom-field.by-key', ({ customFields }, context) => (customFields ? { customFields: byId(customFields, context) } : {})]
  ]
  return (sent, context, isNew) => {
    const applied: RuleId[] = []
    let fields = sent
    for (const [rule, change] of changes) {
      const changed = change(fields, context, isNew)
      if (Object.entries(changed).some(([name, value]) => !isSame(value, fields[name as keyof ContactFields]))) applied.push(rule)
      fields = { ...fields, ...changed }
    }
    return { fields, applied }
  }
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}

function splitName({ name, firstName, lastName }: ContactFields): ContactFields {
  if (name === undefined || isBlank(name) || firstName !== undefined || lastName !== undefined) return {}
  // Joined first: to take half a million words apart one by one takes twice as long.
  const words = name.trim().split(/\s+/).join(' ')
  const end = words.indexOf(' ')
  return end === -1 ? { firstName: words } : { firstName: words.slice(0, end), lastName: words.slice(end + 1) }
}

function byId(values: NonNullable<ContactFields['customFields']>, { customFields }: Context): ContactFields['customFields'] {
  const ids = values.map(({ id }) => customFields.idOfKey(id) ?? id)
  if (values.every(({ id }, index) => id === ids[index])) return values
  const named = new Map<string, CustomFieldValue>()
  values.forEach(({ value }, index) => {
    const id = ids[index] as string
    named.set(id, { id, value })
  })
  return [...named.values()]
}
