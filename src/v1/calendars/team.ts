import { memberOf } from '../../records/plausible-calendar.js'
import type { Team } from '../../records/team.js'
import type { SentTeam } from './schema.js'

/** A team of what was sent. */
export function teamOf({ name = '', userIds = [], calendarConfig = {} }: SentTeam, id: string): Team {
  const { calendarName = name, description = '', slug = '' } = calendarConfig
  return {
    ...{ id, name, members: userIds.map(memberOf), calendarName, description, slug },
    assignsContacts: calendarConfig.shouldAssignContactToTeamMember ?? false,
    skipsKnownContacts: calendarConfig.shouldSkipAssigningContactForExisting ?? false
  }
}

/** A team as v1 answers it. */
export function answerOfTeam({ id, name, members, calendarName, description, slug, assignsContacts, skipsKnownContacts }: Team) {
  return {
    id,
    name,
    members,
    calendarConfig: {
      ...{ calendarName, description, slug, link: `/widget/appointment/${slug}` },
      shouldAssignContactToTeamMember: assignsContacts,
      shouldSkipAssigningContactForExisting: skipsKnownContacts
    }
  }
}
