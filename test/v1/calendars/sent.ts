/** A team as the reference has it. */
export const SENT_TEAM = {
  name: 'Test Team',
  userIds: ['J37g'],
  calendarConfig: { calendarName: 'Test Calendar', description: 'Desc.', slug: 'slug', shouldAssignContactToTeamMember: true }
}

const morning = [{ openHour: 8, openMinute: 30, closeHour: 12, closeMinute: 0 }]

/** A service as the reference has it. */
export const SENT_SERVICE = {
  teamId: 't1',
  name: 'Test Service',
  description: 'Test Service Desc.',
  eventType: 'RoundRobin_OptimizeForAvailability',
  teamMembers: [{ userId: 'u1', priority: 'Medium', selected: true, meetingLocation: 'https://zoom.us' }],
  slug: 'service',
  appointmentTitle: 'With {{contact.name}}',
  eventColor: 'Tomato',
  availability: {
    eventTiming: { slotDuration: 60, slotInterval: 30 },
    appointmentInfo: { perDay: 8 },
    schedule: { allowBookingAfter: 1, allowBookingAfterUnit: 'Hours', allowBookingFor: 8, allowBookingForUnit: 'Weeks' },
    officeHours: { sunday: morning, monday: morning }
  },
  confirmation: {
    notificationAndOther: {
      ...{ autoConfirm: false, shouldSendAlertEmailsToAssignedMember: false, googleInvitationEmails: true },
      ...{ allowReschedule: false, allowCancellation: false }
    },
    formSubmission: { type: 'ThankYouMessage', content: 'Thanks.' }
  }
}
