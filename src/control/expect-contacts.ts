import { matches, shown } from '../match/match.js'
import type { Contact as ContactRecord } from '../records/contact.js'
import type { Fidelity } from '../rules/fidelity.js'
import { answerOf, type Contact } from '../v1/contacts/contact.js'
import { ControlError } from './errors.js'
import { nearestContactsOf } from './nearest-lines.js'
import { type Counted, type Settling, settleCount, type Watched } from './settle-count.js'
import { toldOf } from './times.js'
import type { Patience } from './waits.js'

const MOST_LISTED = 10

/**
 * The stored contacts that match, once there are as many as expected.
 * @throws ControlError as `settleCount` does
 */
export async function expectContacts(
  wanted: object,
  settling: Settling,
  fidelity: Fidelity,
  watched: Watched,
  patience: Patience
): Promise<Contact[]> {
  const { scope } = watched
  const isWanted = (contact: ContactRecord) => matches(wanted, answerOf(contact, fidelity))
  const stored = () => scope.locations.flatMap((location) => location.contacts.all())
  const found = new Set<string>()
  const look = (contact: ContactRecord) => {
    const { id, locationId } = contact
    if (isWanted(contact)) found.add(`${locationId} ${id}`)
    else found.delete(`${locationId} ${id}`)
  }
  const lookAtAll = () => {
    found.clear()
    for (const contact of stored()) look(contact)
  }
  const counted: Counted = {
    count: () => found.size,
    // There may be very many: looked at anew is what was stored, or all where something may have gone.
    note: (happening) => {
      if (happening.kind === 'contact') look(happening.contact)
      else if (happening.kind === 'exchange' && ['DELETE', 'PUT'].includes(happening.entry.method)) lookAtAll()
    },
    whyUnmet: () => {
      const those: Contact[] = []
      const others: Contact[] = []
      for (const contact of stored()) (isWanted(contact) ? those : others).push(answerOf(contact, fidelity))
      const ids = those.slice(0, MOST_LISTED).map(({ id }) => id)
      const came =
        ids.length === 0 ? 'none is stored' : `${those.length} are stored: ${ids.join(', ')}${those.length > ids.length ? ', …' : ''}`
      const { text, misses } = nearestContactsOf(wanted, others)
      const nearest = text && `; nearest of the ${others.length} others:${text}`
      const message = `expected ${toldOf(settling.range, 'contact')} that match ${shown(wanted)}; ${came}${nearest}`
      return new ControlError(409, 'unmet', message, { count: those.length, misses })
    }
  }
  lookAtAll()
  await settleCount(counted, settling, watched, patience)
  return stored()
    .filter(isWanted)
    .map((contact) => answerOf(contact, fidelity))
}
