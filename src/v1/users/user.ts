import type { Location } from '../../locations/location.js'
import { type Permissions, permissionsOf, type User } from '../../records/user.js'
import type { Fidelity } from '../../rules/fidelity.js'
import type { Refused } from '../../rules/refusals.js'
import { type FieldErrors, invalid, mandatory } from '../../rules/wording.js'
import type { SentUser } from './schema.js'

// Spelled as in the reference.
const WORDS: Record<string, string> = {
  type: 'The type is mandatory.',
  role: 'The role is mandatory.',
  locationIds: 'The location ide must be a array.',
  permissions: 'Ther permissions field every key must contains only true or false.'
}

/** What a body has to have, and what each of it must be. */
const NEEDED: { readonly [Field in keyof SentUser]?: (sent: unknown) => boolean } = {
  firstName: isText,
  lastName: isText,
  email: isText,
  type: isText,
  role: isText,
  locationIds: (sent) => Array.isArray(sent) && sent.every((id) => typeof id === 'string'),
  permissions: (sent) => isObject(sent) && Object.values(sent).every((may) => typeof may === 'boolean')
}

/** Makes a user of what was sent, or says why not. */
export function userOf(sent: SentUser, id: string, phone: string, agency: Location): { user: User } | { refused: Refused } {
  const missing = Object.entries(NEEDED).filter(([field, fits]) => !fits(sent[field as keyof SentUser]))
  if (missing.length > 0) {
    const body = Object.assign({}, ...missing.map(([field]) => wordsFor(field)))
    const reasons = [`${missing.map(([field]) => field).join(' and ')} must be sent, and be of the right kind`]
    return { refused: { refusal: { status: 422, body, rule: 'user.mandatory' }, reasons } }
  }
  // All of them are there now.
  const { firstName, lastName, email, type, role, locationIds, permissions } = sent as Required<SentUser>
  const roles = { type, role, locationIds } as User['roles']
  const { accounts } = agency.resources
  const wrong = {
    ...(!['account', 'agency'].includes(type) && invalid('type', 'type')),
    ...(!['admin', 'user'].includes(role) && invalid('role', 'role')),
    ...(!roles.locationIds.every((locationId) => accounts.has(locationId)) && invalid('locationIds', 'location id'))
  }
  const fields = Object.keys(wrong)
  if (fields.length > 0) {
    const reasons = [
      `${fields.join(' and ')}: type is account or agency, role admin or user, locationIds are ids of locations of the agency`
    ]
    return { refused: { refusal: { status: 422, body: wrong, rule: 'user.invalid' }, reasons } }
  }
  return { user: { id, firstName, lastName, email, phone, roles, permissions: permissionsOf(permissions as Partial<Permissions>) } }
}

/** A user as answers have it. */
export function answerOf({ id, firstName, lastName, email, phone, roles, permissions }: User, fidelity: Fidelity): object {
  if (!fidelity.has('user.name-and-phone')) return { id, firstName, lastName, email, roles, permissions }
  return { id, name: `${firstName} ${lastName}`.trim(), firstName, lastName, email, phone, permissions, roles }
}

/** Those who work in a location: users of its agency, and its own. */
export function usersIn({ id, agency, resources }: Location): User[] {
  const ofAgency = agency?.resources.users.all().filter(({ roles }) => roles.locationIds.includes(id)) ?? []
  return [...ofAgency, ...resources.users.all()]
}

function wordsFor(field: string): FieldErrors {
  const message = WORDS[field]
  return message === undefined ? mandatory(field) : { [field]: { message, rule: 'required' } }
}

function isText(sent: unknown): boolean {
  return typeof sent === 'string' && sent.trim() !== ''
}

function isObject(sent: unknown): sent is object {
  return typeof sent === 'object' && sent !== null && !Array.isArray(sent)
}
