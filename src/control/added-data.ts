import type { GivenData } from '../data/given.js'
import type { Resources } from '../records/resources.js'
import type { Contact } from '../v1/contacts/contact.js'

/** What a location then has of each kind, and the contacts that were added. */
export type AddedData = { [Kind in keyof GivenData]-?: ReturnType<Resources[Kind]['all']> } & { contacts: Contact[] }
