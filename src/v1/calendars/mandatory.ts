import { type FieldErrors, mandatory, mandatoryAs } from '../../rules/wording.js'

/** What a team needs, each with its words. */
export const TEAM_NEEDS: FieldErrors = {
  ...mandatory('name'),
  ...mandatory('userIds'),
  ...Object.assign(
    {},
    ...['calendarConfig.calendarName', 'calendarConfig.description', 'calendarConfig.slug'].map((field) => mandatoryAs(field, field))
  )
}

// As the reference has them; "members" in most of these is a slip of its writer, and so is the text of appointmentTitle.
const NESTED = [
  'availability.eventTiming.slotDuration',
  'availability.eventTiming.slotInterval',
  'availability.officeHours',
  'confirmation.notificationAndOther.autoConfirm',
  'confirmation.notificationAndOther.shouldSendAlertEmailsToAssignedMember',
  'confirmation.notificationAndOther.googleInvitationEmails',
  'confirmation.notificationAndOther.allowReschedule',
  'confirmation.notificationAndOther.allowCancellation',
  'confirmation.formSubmission.type',
  'confirmation.formSubmission.content'
]

/** What a service needs, each with its words. */
export const SERVICE_NEEDS: FieldErrors = {
  ...Object.assign({}, ...['teamId', 'name', 'description', 'eventType', 'teamMembers', 'slug'].map(mandatory)),
  ...mandatoryAs('appointmentTitle', 'team members'),
  ...mandatory('eventColor'),
  ...Object.assign({}, ...NESTED.map((field) => mandatoryAs(field, `${field} members`)))
}
