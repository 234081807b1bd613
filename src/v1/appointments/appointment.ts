import type { Location } from '../../locations/location.js'
import { type Appointment, isBlock } from '../../records/appointment.js'
import type { Contact } from '../../records/contact.js'
import { Zone } from '../../records/zone.js'
import { answerOf } from '../contacts/contact.js'

/** Answers appointments of one location; it knows each time zone that it has met. */
export class AppointmentAnswers {
  readonly #location: Location
  readonly #zones = new Map<string, Zone>()

  constructor(location: Location) {
    this.#location = location
  }

  /** An appointment as v1 answers it, with its contact where that is wanted. */
  of(appointment: Appointment, hasContact: boolean): object {
    const { id, userId, teamId, serviceId, contactId, status, title, start, end, timezone } = appointment
    return {
      id,
      userId,
      calendarProviderId: teamId,
      calendarId: serviceId,
      contactId: isBlock(appointment) ? undefined : contactId,
      calendarServiceId: serviceId,
      isRecurring: false,
      status: 'booked',
      // Spelled as in the reference.
      appoinmentStatus: status,
      title,
      locationId: this.#location.id,
      startTime: this.#iso(start, timezone),
      endTime: this.#iso(end, timezone),
      selectedTimezone: timezone,
      contact: hasContact ? contactOf(appointment, this.#location) : undefined
    }
  }

  #iso(epochMs: number, timezone: string): string {
    const zone = this.#zones.get(timezone) ?? (Zone.named(timezone) as Zone)
    this.#zones.set(timezone, zone)
    return zone.iso(epochMs)
  }
}

/** What booking and moving an appointment answer. */
export function bookedAnswer(appointment: Appointment, location: Location): object {
  const { id, contactId } = appointment
  return isBlock(appointment) ? { id } : { id, contactId, contact: contactOf(appointment, location) }
}

function contactOf(appointment: Appointment, { contacts, fidelity }: Location): object | undefined {
  return isBlock(appointment) ? undefined : answerOf(contacts.get(appointment.contactId) as Contact, fidelity)
}
