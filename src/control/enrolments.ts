import type { Location } from '../locations/location.js'

/** That a contact was put into a workflow or a campaign. */
export interface Enrolment {
  kind: 'workflow' | 'campaign'
  /** Of the workflow or campaign. */
  id: string
  /** Of the workflow or campaign; null where the location was given none with this id. */
  name: string | null
  contactId: string
  locationId: string
  /** ISO 8601, by the clock of the location. */
  addedAt: string
  /** ISO 8601; null while the contact is in it. */
  removedAt: string | null
  /** As it was sent; null where it was not. */
  eventStartTime: string | null
}

/** Who was put into which workflow or campaign of a location, in the order in which that happened. */
export function enrolmentsOf({ id: locationId, resources }: Location): Enrolment[] {
  const { enrolments, workflows, campaigns } = resources
  return enrolments.all().map(({ kind, targetId, contactId, added, removed, eventStartTime }) => ({
    kind,
    id: targetId,
    name: (kind === 'workflow' ? workflows : campaigns).get(targetId)?.name ?? null,
    contactId,
    locationId,
    addedAt: new Date(added).toISOString(),
    removedAt: removed === undefined ? null : new Date(removed).toISOString(),
    eventStartTime: eventStartTime ?? null
  }))
}
