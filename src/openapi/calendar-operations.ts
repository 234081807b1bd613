import * as Type from '@sinclair/typebox'
import { Appointment, Booked, Slots, SlugAvailability } from './appointment-answers.js'
import { Service, Team } from './calendar-answers.js'
import type { Operation } from './operation.js'
import { operationsOf } from './resource-operations.js'
import { BY_KEY, PLAIN, WITH_BODY } from './shared.js'

const query = (description: string) => Type.String({ description })
const DATES = {
  startDate: query('Epoch milliseconds. Needed.'),
  endDate: query('Epoch milliseconds. Needed.')
}
const tag = 'appointments'
const one = { tag, parameters: ['AppointmentId'] } as const
const unknown = 'An id that no appointment of the location has gets 422.'

/** The routes of calendars and appointments. */
export const CALENDAR_OPERATIONS: Record<string, Operation> = {
  ...operationsOf({
    ...{ tag: 'calendars', path: '/v1/calendars/teams', singular: 'team', plural: 'teams', id: 'TeamId', answer: Team },
    ...{ list: Type.Object({ teams: Type.Array(Team) }), needed: 'what the reference marks as required' },
    operations: ['list', 'create', 'update', 'delete']
  }),
  ...operationsOf({
    ...{ tag: 'calendars', path: '/v1/calendars/services', singular: 'service', plural: 'services', id: 'ServiceId', answer: Service },
    ...{ list: Type.Object({ services: Type.Array(Service) }), needed: 'what the reference marks as required' },
    query: { teamId: query('Only those of this team.') },
    operations: ['list', 'create', 'update', 'delete']
  }),
  'GET /v1/calendars/check-slug-availability/:slug': {
    tag: 'calendars',
    summary: 'Ask whether a slug can be had',
    description: 'It can where no team of the location has it. A blank one gets 422.',
    answer: SlugAvailability,
    refusals: BY_KEY,
    parameters: ['Slug']
  },
  'GET /v1/appointments/slots': {
    tag,
    summary: 'List free slots',
    description:
      'Answers the slots of a calendar that can be booked, by day. Office hours are in the time zone of the location. 31 days at most are listed at once; more get 422.',
    answer: Slots,
    refusals: BY_KEY,
    query: {
      calendarId: query('The service. Needed.'),
      ...DATES,
      timezone: query('In which the slots are shown; that of the location when not given.'),
      userId: query('Changes nothing.')
    }
  },
  'GET /v1/appointments': {
    tag,
    summary: 'List appointments',
    description:
      'Answers the appointments that begin in a stretch of time, of a user, a calendar or a team; without one of these it gets 422.',
    answer: Type.Object({ appointments: Type.Array(Appointment) }),
    refusals: BY_KEY,
    query: {
      ...DATES,
      userId: query('Only those of this user.'),
      calendarId: query('Only those of this service or team.'),
      teamId: query('Only those of this team.'),
      includeAll: query('With `true` each has its contact.')
    }
  },
  'POST /v1/appointments': {
    tag,
    summary: 'Book an appointment, or block time off',
    description:
      'Takes a free slot for the contact with this e-mail or phone, which is made where there is none. A slot that is not free gets 422. Nothing is sent.',
    answer: Booked,
    refusals: WITH_BODY
  },
  'GET /v1/appointments/:id': {
    ...one,
    summary: 'Read an appointment',
    description: `Answers one appointment with its contact. ${unknown}`,
    answer: Appointment,
    refusals: BY_KEY
  },
  'PUT /v1/appointments/:id': {
    ...one,
    summary: 'Move an appointment',
    description: `Moves it to another free slot. ${unknown}`,
    answer: Booked,
    refusals: WITH_BODY
  },
  'PUT /v1/appointments/:id/status': {
    ...one,
    summary: 'Say what became of an appointment',
    description: `Answers \`OK\` as text. One that is cancelled or invalid leaves its slot to others. ${unknown}`,
    answer: PLAIN,
    refusals: WITH_BODY
  },
  'DELETE /v1/appointments/:id': {
    ...one,
    summary: 'Delete an appointment',
    description: `Deletes it, leaves its slot to others, and answers \`OK\` as text. ${unknown}`,
    answer: PLAIN,
    refusals: BY_KEY
  },
  'GET /v1/contacts/:contactId/appointments': {
    tag,
    summary: 'List the appointments of a contact',
    description: 'Answers all, oldest first. An unknown contact gets 422.',
    answer: Type.Object({ appointments: Type.Array(Appointment) }),
    refusals: BY_KEY,
    parameters: ['ParentContactId']
  }
}
