import type { Children } from '../records/children.js'
import { jsonSize, type Room } from '../records/room.js'
import { type Refused, whyFull } from '../rules/refusals.js'

/** Keeps what belongs to a contact, such as a note; or says why there is no room for it. */
export function keepChild<Child extends { id: string }>(
  children: Children<Child>,
  contactId: string,
  child: Child,
  room: Room
): Refused | undefined {
  const noRoom = whyFull(room, 0, jsonSize(child))
  if (noRoom === undefined) children.put(contactId, child)
  return noRoom
}
