import type { FastifyInstance } from 'fastify'
import { answer } from '../../pipeline/answer.js'
import { locationOf } from '../../pipeline/request.js'
import type { Appointment } from '../../records/appointment.js'
import { type Zone, zoneOf } from '../../records/zone.js'
import { requireContact } from '../contacts/of-path.js'

/** The appointments of a contact, which the contract calls events. */
export function appointments(api: FastifyInstance): void {
  api.get<{ Params: { contactId: string } }>('/contacts/:contactId/appointments', { preHandler: requireContact }, (request, reply) => {
    const { id, settings, resources } = locationOf(request)
    const zone = zoneOf(settings)
    const found = resources.appointments.ofContact(request.params.contactId)
    return answer(reply, 'v2.contact-appointments', { events: found.map((each) => eventOf(each, id, zone)) })
  })
}

function eventOf({ id, serviceId, title, userId, start, end, contactId, teamId, status }: Appointment, locationId: string, zone: Zone) {
  return {
    ...{ id, calendarId: serviceId, status: 'booked', title, assignedUserId: userId },
    ...{ startTime: shown(start, zone), endTime: shown(end, zone), locationId, contactId, groupId: teamId, appointmentStatus: status },
    users: [userId].filter((id) => id !== undefined)
  }
}

/** What clocks show, as `2021-07-16 11:00:00`. */
function shown(epochMs: number, zone: Zone): string {
  return new Date(zone.shown(epochMs)).toISOString().slice(0, 19).replace('T', ' ')
}
