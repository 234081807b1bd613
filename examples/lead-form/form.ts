const FIELDS = ['name', 'email', 'phone', 'message'] as const
export type Form = Partial<Record<(typeof FIELDS)[number], string>>

/** The id that the custom field for the message has in the account. */
const MESSAGE_FIELD = 'Yx7cQ2mWdT9sLr4KvB1e'

/** The fields that were filled in, from what a browser posts. */
export function formOf(body: string): Form {
  const sent = new URLSearchParams(body)
  return Object.fromEntries(FIELDS.map((field) => [field, sent.get(field)?.trim() || undefined]))
}

/** What is wrong with each field. That there is an e-mail or a phone is for GoHighLevel to say. */
export function errorsIn({ name, email }: Form): Form {
  return {
    ...(!name && { name: 'Please give your name.' }),
    ...(email && !/^[^\s@]+@[^\s@]+$/.test(email) && { email: 'This is not an e-mail address.' })
  }
}

export function contactOf({ message, ...fields }: Form): object {
  return { ...fields, source: 'web form', ...(message && { customField: { [MESSAGE_FIELD]: message } }) }
}
