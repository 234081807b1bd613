import fc from 'fast-check'
import type { CreateContact } from '../../../src/v1/contacts/contact.js'
import { CONTACT_FIELDS } from '../../../src/v1/contacts/schema.js'

const SERVER_OWNED = ['id', 'locationId', 'fingerprint', 'dateAdded']
/** What an answer has with fidelity `observed` only. */
export const OBSERVED_KEYS = ['firstNameLowerCase', 'lastNameLowerCase', 'fullNameLowerCase', 'type']

const text = fc.string()
const documented = {
  ...Object.fromEntries(CONTACT_FIELDS.map((name) => [name, text])),
  dnd: fc.boolean(),
  tags: fc.array(text),
  customField: fc.dictionary(fc.stringMatching(/^[A-Za-z]\w{0,20}$/), fc.jsonValue())
}
const undocumented = Object.fromEntries([...SERVER_OWNED, ...OBSERVED_KEYS, 'emailLowerCase', 'assignedTo'].map((name) => [name, text]))
/** A body that a client may send. */
export const sent: fc.Arbitrary<CreateContact> = fc.record(documented, { requiredKeys: [] })
/** A body with more than a client may say. */
export const triedToSend: fc.Arbitrary<CreateContact> = fc.record({ ...documented, ...undocumented }, { requiredKeys: [] })
