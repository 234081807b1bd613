/** When a calendar is open on one day: minutes since midnight, in the time zone of the location. */
export interface Hours {
  readonly open: number
  readonly close: number
}

/** A length of time, such as 2 weeks; a month counts 30 days. */
export interface Span {
  readonly amount: number
  readonly unit: string
}

/** When appointments can be booked. Lengths are in minutes, where nothing else is said. */
export interface Availability {
  readonly duration: number
  /** From the beginning of one slot to that of the next. */
  readonly interval: number
  /** That must be free between two appointments. */
  readonly buffer: number
  /** How many appointments one slot takes. */
  readonly perSlot: number
  /** How many appointments one day takes; 0 for any number. */
  readonly perDay: number
  /** How long before it begins a slot must be booked. */
  readonly ahead: Span
  /** How far ahead slots can be booked; with an amount of 0, as far as anybody wants. */
  readonly horizon: Span
  /** From Sunday to Saturday. */
  readonly week: readonly (readonly Hours[])[]
}

/** A member of the team of a service. */
export interface ServiceMember {
  readonly userId: string
  /** From 0 to 1. */
  readonly priority: number
  readonly isSelected: boolean
  readonly meetingLocation: string
}

/** What happens when an appointment was booked. Nothing of it is sent. */
export interface Confirmation {
  readonly formId: string
  readonly isContactSticky: boolean
  readonly alertEmail: string
  /** Whether an appointment is confirmed as it is booked. */
  readonly confirmsAtOnce: boolean
  readonly invitesByGoogle: boolean
  readonly allowsReschedule: boolean
  readonly allowsCancellation: boolean
  readonly alertsMember: boolean
  readonly notes: string
  readonly pixelId: string
  readonly code: string
  /** What the form shows then. */
  readonly type: string
  readonly content: string
}

/** A service: the calendar of a team in which appointments are booked. */
export interface Service {
  readonly id: string
  readonly teamId: string
  readonly name: string
  readonly description: string
  /** The title of its appointments; `{{contact.name}}` stands for the contact. */
  readonly appointmentTitle: string
  readonly meetingLocation: string
  readonly color: string
  readonly sync: string
  readonly members: readonly ServiceMember[]
  readonly availability: Availability
  readonly confirmation: Confirmation
}
