import type { FastifyRequest } from 'fastify'
import type { Feed } from '../../locations/feed.js'
import { locationOf } from '../../pipeline/request.js'
import { type Contact, type ContactFields, changeContact } from '../../records/contact.js'
import { jsonSize } from '../../records/room.js'
import { type Refused, whyFull } from '../../rules/refusals.js'
import { refusalOf } from '../refusal.js'

const MIB = 2 ** 20
/** That one request reads and writes, about: a request that says little could keep the emulator busy for minutes. */
const MOST_MIB = 16
/** What takes time is counted as more bytes than it has. */
const EXTRA_BYTES = { contact: 300, tag: 50 }
const TOO_MUCH = refusalOf(413, `The emulator changes no more than ${MOST_MIB} MiB of contacts at once`, 'v2.bulk-limit')

/** A contact that was changed. */
export interface Changed {
  before: Contact
  after: Contact
}

/** What is to be done to many contacts. */
interface Wanted {
  ids: readonly string[]
  /** What each contact is to have. */
  added: readonly string[]
  /** What changes of a contact. */
  change(contact: Contact): ContactFields
}

/** Changes those contacts that are there, all of them or none, and tells by their ids what they were and are. */
export function changeMany(request: FastifyRequest, { ids, added, change }: Wanted, feed: Feed): Map<string, Changed> | Refused {
  const { id: locationId, contacts, clock, room } = locationOf(request)
  let bytes = 0
  const bytesAdded = jsonSize(added) + EXTRA_BYTES.tag * added.length
  for (const id of ids) {
    const contact = contacts.get(id)
    bytes += EXTRA_BYTES.contact
    if (contact) bytes += contact.bytes + EXTRA_BYTES.tag * contact.tags.length + bytesAdded
  }
  if (bytes > MOST_MIB * MIB) {
    const told = `the ${ids.length} contacts have about ${Math.ceil(bytes / MIB)} MiB with what is to change; send fewer of them in one request`
    return { refusal: TOO_MUCH, reasons: [told] }
  }
  const changed = new Map<string, Changed>()
  let grown = 0
  for (const id of ids) {
    const before = contacts.get(id)
    if (before === undefined || changed.has(id)) continue
    const after = changeContact(before, change(before), 'replace', contacts.nextMoment(clock.now()))
    grown += after.bytes - before.bytes
    changed.set(id, { before, after })
  }
  const noRoom = whyFull(room, 0, grown)
  if (noRoom) return noRoom
  for (const { after } of changed.values()) {
    contacts.put(after)
    feed.publish({ kind: 'contact', locationId, contact: after })
  }
  request.exchange.contactIds = [...changed.keys()]
  return changed
}
