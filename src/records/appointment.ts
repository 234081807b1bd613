/** What became of an appointment. */
export const APPOINTMENT_STATUSES = ['confirmed', 'cancelled', 'showed', 'noshow', 'invalid'] as const

export type AppointmentStatus = (typeof APPOINTMENT_STATUSES)[number] | 'new'

/** An appointment of a contact, or time that is blocked off. */
export interface Appointment {
  readonly id: string
  /** Empty where time is blocked off. */
  readonly contactId: string
  /** Absent where the time of a user is blocked off. */
  readonly serviceId?: string | undefined
  readonly teamId?: string | undefined
  /** Who takes it. */
  readonly userId?: string | undefined
  readonly title: string
  readonly status: AppointmentStatus
  /** Epoch milliseconds. */
  readonly start: number
  readonly end: number
  /** In which it was booked; as sent. */
  readonly timezone: string
}

/** Whether it blocks time off, for nobody to book. */
export function isBlock({ contactId }: Appointment): boolean {
  return contactId === ''
}

/** Whether it leaves its slot to others. */
export function isOff({ status }: Appointment): boolean {
  return status === 'cancelled' || status === 'invalid'
}
