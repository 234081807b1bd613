const NAMES = ['email', 'phone', 'name', 'firstName', 'contact_name'] as const

/**
 * Whom an exchange is about: the e-mail, phone or name of the contact that was answered, else of the one that was sent;
 * undefined where there is none.
 */
export function whoOf(sent: unknown, answered: unknown): string | undefined {
  return nameIn(partOf(answered, 'contact')) ?? nameIn(onlyOf(partOf(answered, 'contacts'))) ?? nameIn(sent)
}

/** The first of some contacts by its id, and how many more there are. */
export function contactsNamed([first, ...more]: readonly string[]): string {
  return `contact ${first}${more.length > 0 ? ` and ${more.length} more` : ''}`
}

function nameIn(contact: unknown): string | undefined {
  const texts = NAMES.map((name) => partOf(contact, name))
  return texts.find((text): text is string => typeof text === 'string' && text.trim() !== '')
}

function onlyOf(list: unknown): unknown {
  return Array.isArray(list) && list.length === 1 ? list[0] : undefined
}

function partOf(whole: unknown, name: string): unknown {
  return whole === null ? undefined : Object.getOwnPropertyDescriptor(Object(whole), name)?.value
}
