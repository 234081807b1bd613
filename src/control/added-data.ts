import type { GivenData } from '../data/given-data.js'
import type { Contact } from '../v1/contacts/contact.js'

/** What a location then has of each kind, and the contacts that were added. */
export type AddedData = { [Kind in keyof GivenData]-?: ({ id: string } & Record<string, unknown>)[] } & { contacts: Contact[] }
