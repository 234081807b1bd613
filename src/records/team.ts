/** Somebody who takes appointments. */
export interface TeamMember {
  /** Of the user. */
  readonly id: string
  readonly name: string
  readonly email: string
}

/** A team: who provides calendars, its services. */
export interface Team {
  readonly id: string
  readonly name: string
  readonly members: readonly TeamMember[]
  readonly calendarName: string
  readonly description: string
  /** Its part of the address at which people book. */
  readonly slug: string
  /** Whether a contact who books is assigned to who takes the appointment. */
  readonly assignsContacts: boolean
  /** Whether contacts who were there before are left with whom they are. */
  readonly skipsKnownContacts: boolean
}
