const REFERENCE = 'v1 reference'
const ANALOGY = 'no page has it; in the words of the others'

// Rows, as in resource-rules.ts.

/** The rules of calendars and appointments. */
export const CALENDAR_RULES = [
  [
    'team.kept',
    'store',
    'Teams are listed, created, updated and deleted; without any there is a plausible one.',
    'documented',
    `${REFERENCE}; names and e-mails of members, which team is plausible, and the OK after a delete are assumed`
  ],
  [
    'team.mandatory',
    'rule',
    'A team without name, userIds or a part of its calendarConfig gets 422, on update too.',
    'documented',
    REFERENCE
  ],
  ['team.invalid-id', 'rule', 'An id that no team has gets 422, where some were given or made.', 'assumed', ANALOGY],
  [
    'service.kept',
    'store',
    'Services are listed, all or those of a team, created, updated and deleted; without any there is a plausible one.',
    'documented',
    `${REFERENCE}; which one is plausible, priorities as numbers from 0 to 1, and the OK after a delete are assumed`
  ],
  [
    'service.mandatory',
    'rule',
    'A service without a field that it needs gets 422, on update too, each field with its words.',
    'documented',
    `${REFERENCE}; the word "members" in most of them looks like a slip`
  ],
  ['service.invalid-timing', 'rule', 'A slotDuration or slotInterval that is none of the documented gets 422.', 'assumed', ANALOGY],
  [
    'service.invalid-id',
    'rule',
    'An id that no service has gets 422 {"id":{"message":"The contact id is invalid.","rule":"invalid"}}, where some were given or made.',
    'documented',
    `${REFERENCE} for DELETE, where it looks like a slip; assumed for PUT`
  ],
  ['slug.available', 'store', 'A slug is available where no team has it.', 'documented', REFERENCE],
  [
    'slug.mandatory',
    'rule',
    'A blank slug gets 422 {"email or phone":{"message":"The email or phone field is mandatory.","rule":"required"}}.',
    'documented',
    `${REFERENCE}, where it looks like a slip; what causes it is assumed`
  ],
  [
    'slot.free',
    'store',
    'Free slots are listed by day: in office hours and in the future, not taken, no nearer and no farther than the calendar allows; perDay 0 and allowBookingFor 0 are no limit, a month counts 30 days.',
    'documented',
    `${REFERENCE}; how office hours, intervals, buffers and limits work together is assumed`
  ],
  ['slot.mandatory', 'rule', 'Slots without calendarId, startDate or endDate get 422.', 'documented', REFERENCE],
  [
    'slot.span',
    'rule',
    'Slots of more than 31 days and an hour get 422 for the endDate.',
    'assumed',
    'a request for a month fits, also where clocks are set back in it; the bound is of the later version of the API'
  ],
  ['calendar.invalid-query', 'rule', 'A date that is no time in milliseconds, or a time zone that is none, gets 422.', 'assumed', ANALOGY],
  ['calendar.invalid-id', 'rule', 'A calendarId that no service has gets 422, where some were given or made.', 'assumed', ANALOGY],
  [
    'appointment.list',
    'store',
    'Appointments that begin from startDate to endDate are listed, of a user, calendar or team; with includeAll each with its contact.',
    'documented',
    `${REFERENCE}; that a calendarId may be that of a team, and that the contact is left out without includeAll, are assumed`
  ],
  [
    'appointment.list-mandatory',
    'rule',
    'A list of appointments without startDate, endDate, or whose they are, gets 422.',
    'documented',
    REFERENCE
  ],
  [
    'appointment.list-whose',
    'rule',
    'A list of appointments that does not say whose gets 422 {"userId":{"message":"The userId / calendarId / teamId is required.","rule":"required"}}.',
    'observed',
    1,
    'observed'
  ],
  [
    'appointment.booked',
    'store',
    'An appointment takes a slot; its contact is the one with the e-mail, else with the phone, which is updated, else a new one.',
    'documented',
    `${REFERENCE}; which contact it finds, and who takes the appointment, are assumed`
  ],
  [
    'appointment.blocked',
    'store',
    'With endAt and neither e-mail nor phone, time is blocked off in a calendar or for a user; the answer is {"id":…}.',
    'documented',
    `${REFERENCE}; its answer is assumed`
  ],
  [
    'appointment.mandatory',
    'rule',
    'An appointment without calendarId, selectedSlot, selectedTimezone, or e-mail and phone, gets 422.',
    'documented',
    REFERENCE
  ],
  ['appointment.block-mandatory', 'rule', 'Time that is blocked off without selectedSlot, or whose it is, gets 422.', 'assumed', ANALOGY],
  ['appointment.not-free', 'rule', 'A selectedSlot that is not free gets 422.', 'assumed', ANALOGY],
  [
    'appointment.invalid-time',
    'rule',
    'A time that is none, or an endAt that is not after the selectedSlot, gets 422.',
    'assumed',
    ANALOGY
  ],
  ['appointment.read', 'store', 'An appointment is read with its contact; times are in its selectedTimezone.', 'documented', REFERENCE],
  [
    'appointment.moved',
    'store',
    'An update moves an appointment to another free slot; time that is blocked off keeps its length.',
    'documented',
    `${REFERENCE}; that the slot must be free is assumed`
  ],
  ['appointment.move-mandatory', 'rule', 'An update without selectedSlot or selectedTimezone gets 422.', 'documented', REFERENCE],
  [
    'appointment.status',
    'store',
    'The status of an appointment changes; one that is cancelled or invalid leaves its slot to others.',
    'documented',
    `${REFERENCE}; the OK, and which leave their slot, are assumed`
  ],
  ['appointment.status-mandatory', 'rule', 'A status that is not sent gets 422.', 'documented', REFERENCE],
  ['appointment.invalid-status', 'rule', 'A status that is none of the documented gets 422.', 'assumed', ANALOGY],
  [
    'appointment.deleted',
    'store',
    'An appointment is deleted and leaves its slot.',
    'documented',
    `${REFERENCE}; the OK is that of other deletes`
  ],
  ['appointment.invalid-id', 'rule', 'An id that no appointment has gets 422.', 'assumed', ANALOGY],
  [
    'appointment.of-contact',
    'store',
    'The appointments of a contact are listed, oldest first.',
    'documented',
    `${REFERENCE}, where the answer is {}; its key and form are those of the list of appointments`
  ]
] as const
