import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { keepContact } from '../../contacts/keep.js'
import { update } from '../../contacts/make.js'
import { observedChangesOf } from '../../contacts/observed-changes.js'
import { answer, answerOk, refuse, refuseFor } from '../../pipeline/answer.js'
import { locationOf } from '../../pipeline/request.js'
import { APPOINTMENT_STATUSES, type Appointment, type AppointmentStatus } from '../../records/appointment.js'
import { jsonSize } from '../../records/room.js'
import { type Refused, UNKNOWN_CONTACT, whyFull } from '../../rules/refusals.js'
import type { RuleId } from '../../rules/rules.js'
import { type FieldErrors, mandatory } from '../../rules/wording.js'
import type { ContactsContext } from '../contacts/context.js'
import { create } from '../contacts/create.js'
import { whatIsMissing } from '../resource/missing.js'
import { AppointmentAnswers, bookedAnswer } from './appointment.js'
import { blockOf, bookingOf, contactFieldsOf, isBlocking, moved, titleOf } from './booking.js'
import { AppointmentStatusSchema, BookingSchema, MoveSchema, type SentBooking, type SentMove, type SentStatus } from './schema.js'
import { datesOf, listSlots } from './slots.js'
import { refusedField } from './times.js'

interface WithId {
  Params: { id: string }
}
interface WithQuery {
  Querystring: Record<string, unknown>
}

const WHOSE = 'userId or calendarProviderId'
const LIST_NEEDS: FieldErrors = { ...mandatory('startDate'), ...mandatory('endDate'), ...mandatory(WHOSE) }
const WHOSE_OBSERVED: FieldErrors = { userId: { message: 'The userId / calendarId / teamId is required.', rule: 'required' } }

/** The appointments of a location, and the slots that are free for them. */
export async function appointments(api: FastifyInstance, { fidelity, feed, tagsOnUpdate }: ContactsContext): Promise<void> {
  const observedChanges = await observedChangesOf(fidelity)

  api.get('/appointments/slots', listSlots)

  api.get<WithQuery>('/appointments', (request, reply) => {
    const { query } = request
    const missing = whyNotListed(query, fidelity.has('appointment.list-whose'))
    if (missing) return refuseFor(reply, missing)
    const dates = datesOf(query)
    if ('refusal' in dates) return refuseFor(reply, dates)
    const { from, to } = dates
    const location = locationOf(request)
    const found = location.resources.appointments.all().filter((each) => each.start >= from && each.start <= to && isOf(each, query))
    const answers = new AppointmentAnswers(location)
    return answer(reply, 'appointment.list', { appointments: found.map((each) => answers.of(each, query.includeAll === 'true')) })
  })

  api.post<{ Body: SentBooking }>('/appointments', { schema: { body: BookingSchema } }, (request, reply) => {
    const location = locationOf(request)
    const sent = request.body
    if (isBlocking(sent)) {
      const block = blockOf(sent, location)
      if ('refusal' in block) return refuseFor(reply, block)
      return keep(request, reply, { id: location.chance.id(), ...block }, 'appointment.blocked')
    }
    const booking = bookingOf(sent, location)
    if ('refusal' in booking) return refuseFor(reply, booking)
    const { fields, applied } = observedChanges(contactFieldsOf(sent, location), location, true)
    const { email = '', phone = '' } = fields
    const known = location.contacts.with('email', email)[0] ?? location.contacts.with('phone', phone)[0]
    const made = known ? update(known, fields, location, tagsOnUpdate) : create(fields, location, tagsOnUpdate)
    if ('refusal' in made) return refuseFor(reply, made)
    const { service, ...slot } = booking
    const { contact } = made
    const appointment = { id: location.chance.id(), contactId: contact.id, title: titleOf(sent, service, contact), ...slot }
    const noRoom = whyFull(location.room, 0, contact.bytes + jsonSize(appointment))
    if (noRoom) return refuseFor(reply, noRoom)
    keepContact(request, contact, applied, feed)
    location.resources.appointments.put(appointment)
    return answer(reply, 'appointment.booked', bookedAnswer(appointment, location))
  })

  // Before each: the appointment that the path names must be there.
  const preHandler = (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
    const { id } = request.params as WithId['Params']
    if (locationOf(request).resources.appointments.has(id)) return done()
    const { refusal, reasons } = refusedField('appointmentId', 'appointment.invalid-id', `no appointment of this location has the id ${id}`)
    refuse(reply, refusal, reasons)
  }

  api.get<WithId>('/appointments/:id', { preHandler }, (request, reply) =>
    answer(reply, 'appointment.read', new AppointmentAnswers(locationOf(request)).of(appointmentOf(request), true))
  )

  api.put<WithId & { Body: SentMove }>('/appointments/:id', { schema: { body: MoveSchema }, preHandler }, (request, reply) => {
    const appointment = moved(appointmentOf(request), request.body, locationOf(request))
    if ('refusal' in appointment) return refuseFor(reply, appointment)
    return keep(request, reply, appointment, 'appointment.moved')
  })

  const statusBody = { schema: { body: AppointmentStatusSchema }, preHandler }
  api.put<WithId & { Body: SentStatus }>('/appointments/:id/status', statusBody, (request, reply) => {
    const { status } = request.body
    const missing = whatIsMissing(request.body, ['status'], 'appointment.status-mandatory')
    if (missing) return refuseFor(reply, missing)
    if (!(APPOINTMENT_STATUSES as readonly unknown[]).includes(status)) {
      const { refusal, reasons } = refusedField(
        'status',
        'appointment.invalid-status',
        `status must be one of ${APPOINTMENT_STATUSES.join(', ')}`
      )
      return refuse(reply, refusal, reasons)
    }
    locationOf(request).resources.appointments.put({ ...appointmentOf(request), status: status as AppointmentStatus })
    return answerOk(reply, 'appointment.status')
  })

  api.delete<WithId>('/appointments/:id', { preHandler }, (request, reply) => {
    locationOf(request).resources.appointments.remove(request.params.id)
    return answerOk(reply, 'appointment.deleted')
  })

  api.get<{ Params: { contactId: string } }>('/contacts/:contactId/appointments', (request, reply) => {
    const location = locationOf(request)
    const { contactId } = request.params
    if (!location.contacts.has(contactId)) return refuse(reply, UNKNOWN_CONTACT, [`no contact of this location has the id ${contactId}`])
    const answers = new AppointmentAnswers(location)
    const found = location.resources.appointments.ofContact(contactId)
    return answer(reply, 'appointment.of-contact', { appointments: found.map((each) => answers.of(each, false)) })
  })
}

function whyNotListed(query: Record<string, unknown>, isObserved: boolean): Refused | undefined {
  const whose = `${query.userId ?? ''}${query.calendarId ?? ''}${query.teamId ?? ''}`
  if (isObserved) {
    const missing = whatIsMissing({ userId: whose }, WHOSE_OBSERVED, 'appointment.list-whose')
    if (missing) return missing
  }
  return whatIsMissing({ ...query, [WHOSE]: whose }, LIST_NEEDS, 'appointment.list-mandatory')
}

function isOf({ userId, serviceId, teamId }: Appointment, query: Record<string, unknown>): boolean {
  const is = (sent: unknown, ...ids: readonly (string | undefined)[]) => sent === undefined || sent === '' || ids.includes(String(sent))
  return is(query.userId, userId) && is(query.calendarId, serviceId, teamId) && is(query.teamId, teamId)
}

function keep(request: FastifyRequest, reply: FastifyReply, appointment: Appointment, rule: RuleId): FastifyReply {
  const location = locationOf(request)
  const noRoom = whyFull(location.room, 0, jsonSize(appointment))
  if (noRoom) return refuseFor(reply, noRoom)
  location.resources.appointments.put(appointment)
  return answer(reply, rule, bookedAnswer(appointment, location))
}

function appointmentOf(request: FastifyRequest<WithId>): Appointment {
  return locationOf(request).resources.appointments.get(request.params.id) as Appointment
}
