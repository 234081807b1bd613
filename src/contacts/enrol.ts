import type { Location } from '../locations/location.js'
import type { Enrolment } from '../records/enrolment.js'
import { jsonSize } from '../records/room.js'
import { type Refused, whyFull } from '../rules/refusals.js'

/** Puts a contact into a workflow or campaign, or says why there is no room for that. Nothing is sent; who is in is remembered. */
export function enrol(made: Omit<Enrolment, 'id' | 'added'>, { resources, chance, clock, room }: Location): Refused | undefined {
  const enrolment = { id: chance.id(), ...made, added: clock.now() }
  const noRoom = whyFull(room, 0, jsonSize(enrolment))
  if (noRoom === undefined) resources.enrolments.put(enrolment)
  return noRoom
}

/** What a contact is taken out of. */
interface Left extends Pick<Enrolment, 'contactId' | 'kind'> {
  /** Undefined for all of the kind. */
  targetId: string | undefined
}

/** Takes a contact out of a workflow or campaign, or out of all. */
export function takeOut({ contactId, kind, targetId }: Left, { resources, clock }: Location): void {
  for (const enrolment of resources.enrolments.ofContact(contactId)) {
    const isIn = enrolment.kind === kind && enrolment.removed === undefined
    if (isIn && (targetId === undefined || enrolment.targetId === targetId))
      resources.enrolments.put({ ...enrolment, removed: clock.now() })
  }
}
