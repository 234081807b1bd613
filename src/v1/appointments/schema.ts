import * as Type from '@sinclair/typebox'
import { text } from '../resource/text.js'

/** The body that books an appointment, or blocks time off. */
export const BookingSchema = Type.Object(
  {
    calendarId: text('The service.'),
    selectedSlot: text('When it begins: ISO 8601 with its offset, as the list of slots has it.'),
    selectedTimezone: text('In which the answers have its times.'),
    email: text('Of the contact.'),
    phone: text('Of the contact.'),
    firstName: text('Of the contact.'),
    lastName: text('Of the contact.'),
    name: text('Of the contact.'),
    address1: text('Of the contact.'),
    city: text('Of the contact.'),
    state: text('Of the contact.'),
    website: text('Of the contact.'),
    title: text('That of the service when not given.'),
    calendarNotes: text('Taken, and not kept.'),
    endAt: text('When time that is blocked off ends: ISO 8601 with its offset.'),
    userId: text('Whose time is blocked off.')
  },
  {
    description:
      'An appointment as a client sends it. Calendar, slot, time zone, and e-mail or phone are needed; a field that has the id of a custom field is its value. With `endAt` and neither e-mail nor phone it blocks time off.'
  }
)
export type SentBooking = Type.Static<typeof BookingSchema>

/** The body that moves an appointment. */
export const MoveSchema = Type.Object(
  { selectedSlot: text('When it begins: ISO 8601 with its offset.'), selectedTimezone: text('In which the answers have its times.') },
  { description: 'When an appointment is to be. Both are needed.' }
)
export type SentMove = Type.Static<typeof MoveSchema>

/** The body that says what became of an appointment. */
export const AppointmentStatusSchema = Type.Object(
  { status: text('`confirmed`, `cancelled`, `showed`, `noshow` or `invalid`.') },
  { description: 'What became of an appointment. The status is needed.' }
)
export type SentStatus = Type.Static<typeof AppointmentStatusSchema>
