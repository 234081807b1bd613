import type { Availability, Confirmation, Hours, Service } from './service.js'
import type { Team, TeamMember } from './team.js'

/** Somebody of whom nothing is known but the id. */
export function memberOf(userId: string): TeamMember {
  return { id: userId, name: 'Test user', email: `${userId.toLowerCase()}@example.com` }
}

const WORKDAY: readonly Hours[] = [{ open: 8 * 60, close: 17 * 60 }]

export const PLAUSIBLE_AVAILABILITY: Availability = {
  ...{ duration: 30, interval: 30, buffer: 0, perSlot: 1, perDay: 0 },
  ahead: { amount: 0, unit: 'hours' },
  horizon: { amount: 0, unit: 'days' },
  week: [[], WORKDAY, WORKDAY, WORKDAY, WORKDAY, WORKDAY, []]
}

export const PLAUSIBLE_CONFIRMATION: Confirmation = {
  ...{ formId: '', isContactSticky: false, alertEmail: '', confirmsAtOnce: true, invitesByGoogle: false },
  ...{ allowsReschedule: true, allowsCancellation: true, alertsMember: false, notes: '', pixelId: '', code: '' },
  ...{ type: 'ThankYouMessage', content: 'Thank you for your appointment request.' }
}

/** The team of a location that is given none. */
export function plausibleTeam(id: string, userId: string): Team {
  return {
    ...{ id, name: 'Test team', members: [memberOf(userId)], calendarName: 'Test calendar', description: '', slug: 'test-calendar' },
    ...{ assignsContacts: false, skipsKnownContacts: false }
  }
}

/** The service of a location that is given none, and what one has of which nothing else is said. */
export function plausibleService(id: string, teamId: string, userIds: readonly string[]): Service {
  return {
    ...{ id, teamId, name: 'Test service', description: '', appointmentTitle: '{{contact.name}}', meetingLocation: '' },
    ...{ color: 'Tomato', sync: 'oneway' },
    members: userIds.map((userId) => ({ userId, priority: 1, isSelected: true, meetingLocation: '' })),
    availability: PLAUSIBLE_AVAILABILITY,
    confirmation: PLAUSIBLE_CONFIRMATION
  }
}
