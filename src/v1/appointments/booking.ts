import type { Location } from '../../locations/location.js'
import { type Appointment, isBlock } from '../../records/appointment.js'
import { isBlank } from '../../records/blank.js'
import { type Contact, type ContactFields, fullName } from '../../records/contact.js'
import { whyNotFree } from '../../records/free-slots.js'
import type { Service } from '../../records/service.js'
import type { Refused } from '../../rules/refusals.js'
import { type FieldErrors, mandatory } from '../../rules/wording.js'
import { teamIdOf } from '../calendars/service.js'
import { whatIsMissing } from '../resource/missing.js'
import { offerOf, serviceSent } from './offer.js'
import type { SentBooking, SentMove } from './schema.js'
import { refusedField, timeOf, zoneSent } from './times.js'

const MINUTE = 60_000

const BOOKING_NEEDS: FieldErrors = {
  ...mandatory('calendarId'),
  ...mandatory('selectedSlot'),
  ...mandatory('selectedTimezone'),
  ...mandatory('email or phone')
}
const BLOCK_NEEDS: FieldErrors = { ...mandatory('selectedSlot'), ...mandatory('calendarId or userId') }

/** A slot that may be booked: for whoever comes. */
export type Booking = Omit<Appointment, 'id' | 'contactId' | 'title'> & { service: Service }

/** Whether a body blocks time off instead of booking an appointment. */
export function isBlocking({ endAt, email = '', phone = '' }: SentBooking): boolean {
  return endAt !== undefined && isBlank(email) && isBlank(phone)
}

/** The slot that was sent, or why it cannot be booked. */
export function bookingOf(sent: SentBooking, location: Location): Booking | Refused {
  const missing = whatIsMissing(
    { ...sent, 'email or phone': `${sent.email ?? ''}${sent.phone ?? ''}` },
    BOOKING_NEEDS,
    'appointment.mandatory'
  )
  if (missing) return missing
  const { calendarId = '', selectedTimezone = '' } = sent
  const service = serviceSent(calendarId, location)
  if ('refusal' in service) return service
  const start = startOf(sent, service, location)
  if (typeof start === 'object') return start
  return {
    ...placeOf(service, location),
    ...{ service, start, end: start + service.availability.duration * MINUTE, timezone: selectedTimezone },
    status: service.confirmation.confirmsAtOnce ? 'confirmed' : 'new'
  }
}

/** The time that is to be blocked off, or why it cannot be. */
export function blockOf(sent: SentBooking, location: Location): Omit<Appointment, 'id'> | Refused {
  const whose = { 'calendarId or userId': `${sent.calendarId ?? ''}${sent.userId ?? ''}` }
  const missing = whatIsMissing({ ...sent, ...whose }, BLOCK_NEEDS, 'appointment.block-mandatory')
  if (missing) return missing
  const { calendarId, title = '', selectedTimezone = location.settings.timezone } = sent
  const service = isBlank(calendarId) ? undefined : serviceSent(calendarId as string, location)
  if (service && 'refusal' in service) return service
  const zone = zoneSent('selectedTimezone', selectedTimezone, 'appointment.invalid-time')
  if ('refusal' in zone) return zone
  const start = timeOf(sent, 'selectedSlot')
  if (typeof start === 'object') return start
  const end = timeOf(sent, 'endAt')
  if (typeof end === 'object') return end
  if (end <= start) return refusedField('endAt', 'appointment.invalid-time', 'endAt is not after selectedSlot')
  const place = service ? placeOf(service, location) : { userId: sent.userId }
  return { contactId: '', ...place, title, status: 'confirmed', start, end, timezone: selectedTimezone }
}

/** An appointment at another time, or why it cannot be there. */
export function moved(appointment: Appointment, sent: SentMove, location: Location): Appointment | Refused {
  const missing = whatIsMissing(sent, ['selectedSlot', 'selectedTimezone'], 'appointment.move-mandatory')
  if (missing) return missing
  const { serviceId, id } = appointment
  // A service that is gone since has no slots any more.
  const service = isBlock(appointment) ? undefined : location.resources.services.find(serviceId as string)
  const start = startOf(sent, service, location, id)
  if (typeof start === 'object') return start
  const length = service ? service.availability.duration * MINUTE : appointment.end - appointment.start
  return { ...appointment, start, end: start + length, timezone: sent.selectedTimezone as string }
}

/** When it is to begin, or why it cannot; without a service it may at any time. */
function startOf(sent: SentMove, service: Service | undefined, location: Location, id?: string): number | Refused {
  const zone = zoneSent('selectedTimezone', sent.selectedTimezone as string, 'appointment.invalid-time')
  if ('refusal' in zone) return zone
  const start = timeOf(sent, 'selectedSlot')
  if (typeof start === 'object' || service === undefined) return start
  const why = whyNotFree(offerOf(service, location, id), start)
  return why === undefined ? start : refusedField('selectedSlot', 'appointment.not-free', `the selectedSlot is not free: ${why}`)
}

function placeOf(service: Service, location: Location): Pick<Appointment, 'serviceId' | 'teamId' | 'userId'> {
  const userId = service.members.find(({ isSelected }) => isSelected)?.userId
  return { serviceId: service.id, teamId: teamIdOf(service, location), userId }
}

const CONTACT_FIELDS = ['email', 'phone', 'firstName', 'lastName', 'name', 'address1', 'city', 'state', 'website'] as const

/** What a booking says of its contact. */
export function contactFieldsOf(sent: SentBooking, { customFields }: Location): ContactFields {
  const custom = Object.entries(sent).filter(([id]) => customFields.get(id, 'contact') !== undefined)
  return {
    ...Object.fromEntries(CONTACT_FIELDS.flatMap((name) => (sent[name] === undefined ? [] : [[name, sent[name]]]))),
    ...(custom.length > 0 && { customFields: custom.map(([id, value]) => ({ id, value })) })
  }
}

/** What an appointment is called. The name stands in it once, so that no text makes it very long. */
export function titleOf({ title }: SentBooking, service: Service, contact: Contact): string {
  return title ?? service.appointmentTitle.replace('{{contact.name}}', () => fullName(contact) ?? '')
}
