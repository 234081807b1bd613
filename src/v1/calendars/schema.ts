import * as Type from '@sinclair/typebox'
import { GIVEN_ID, GIVEN_NAME } from '../resource/given-schema.js'
import { text } from '../resource/text.js'

const flag = (description: string) => Type.Optional(Type.Boolean({ description }))
const number = (description: string) => Type.Optional(Type.Number({ description }))

const calendarConfig = Type.Object(
  {
    calendarName: text('What people who book see.'),
    description: text('What it is for.'),
    slug: text('Its part of the address at which people book.'),
    shouldAssignContactToTeamMember: flag('Whether a contact who books is assigned to who takes the appointment.'),
    shouldSkipAssigningContactForExisting: flag('Whether contacts who were there before are left with whom they are.')
  },
  { description: 'The calendar of the team, as people who book see it.' }
)

/** The body that makes or changes a team. */
export const TeamSchema = Type.Object(
  {
    name: text('What people call it.'),
    userIds: Type.Optional(Type.Array(Type.String(), { description: 'The users in it.' })),
    calendarConfig: Type.Optional(calendarConfig)
  },
  { description: 'A team as a client sends it. Name, users, and the name, description and slug of its calendar are needed.' }
)
export type SentTeam = Type.Static<typeof TeamSchema>

const hours = Type.Object(
  {
    openHour: number('0 to 23.'),
    openMinute: number('0 to 59.'),
    closeHour: number('0 to 24.'),
    closeMinute: number('0 to 59.')
  },
  { description: 'From when to when it is open.' }
)
const dayHours = Type.Optional(Type.Array(hours))
export const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const

/** The minutes that a slot may take. */
export const SLOT_MINUTES: readonly number[] = [10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 300, 360, 420, 480]

// A client that sends another number is answered in the words of the API; of a test the schema says it.
const length = (description: string, isGiven: boolean) => {
  const said = `${description}: one of ${SLOT_MINUTES.join(', ')}.`
  if (!isGiven) return number(said)
  return Type.Optional(Type.Unsafe<number>({ type: 'number', enum: [...SLOT_MINUTES], description: said }))
}

const eventTiming = (isGiven: boolean) =>
  Type.Object(
    {
      slotDuration: length('Minutes that an appointment takes', isGiven),
      slotInterval: length('Minutes from the beginning of one slot to that of the next', isGiven),
      slotBuffer: number('Minutes that must be free between two appointments.')
    },
    { description: 'How long slots are.' }
  )

const appointmentInfo = Type.Object(
  {
    perSlot: number('Appointments that a slot takes; 1 when not given.'),
    perDay: number('Appointments that a day takes; 0 for any number.')
  },
  { description: 'How many appointments there may be.' }
)

const schedule = Type.Object(
  {
    allowBookingAfter: number('How long before it begins a slot must be booked.'),
    allowBookingAfterUnit: text('`hours`, `days`, `weeks` or `months`.'),
    allowBookingFor: number('How far ahead slots can be booked; 0 for as far as anybody wants.'),
    allowBookingForUnit: text('`hours`, `days`, `weeks` or `months`.')
  },
  { description: 'How far ahead appointments are booked.' }
)

const officeHours = Type.Object(
  {
    ...{ sunday: dayHours, monday: dayHours, tuesday: dayHours, wednesday: dayHours, thursday: dayHours },
    ...{ friday: dayHours, saturday: dayHours }
  },
  { description: 'When it is open, in the time zone of the location. A day that is not there is closed.' }
)

const when = {
  appointmentInfo: Type.Optional(appointmentInfo),
  schedule: Type.Optional(schedule),
  officeHours: Type.Optional(officeHours)
}

const availability = (isGiven: boolean) =>
  Type.Optional(
    Type.Object({ eventTiming: Type.Optional(eventTiming(isGiven)), ...when }, { description: 'When appointments can be booked.' })
  )

const member = Type.Object(
  {
    userId: text('The user.'),
    priority: text('`High`, `Medium` or `Low`.'),
    selected: flag('Whether appointments are given to them.'),
    meetingLocation: text('Where they meet.')
  },
  { description: 'A member of the team of a service.' }
)

/** What bodies have in common. */
export const CALENDAR_PARTS = { config: calendarConfig, hours, appointmentInfo, schedule, officeHours, member }

const confirmation = Type.Object(
  {
    form: Type.Optional(
      Type.Object(
        { customFormId: text('The form to fill in.'), stickyContact: flag('Whether it remembers the contact.') },
        { description: 'The form.' }
      )
    ),
    notificationAndOther: Type.Optional(
      Type.Object(
        {
          autoConfirm: flag('Whether an appointment is confirmed as it is booked.'),
          shouldSendAlertEmailsToAssignedMember: flag('Nothing is sent.'),
          googleInvitationEmails: flag('Nothing is sent.'),
          allowReschedule: flag('Whether the contact may move it.'),
          allowCancellation: flag('Whether the contact may cancel it.'),
          alertEmail: text('Nothing is sent.'),
          notes: text('What is added to the calendar.'),
          facebookPixelId: text('Kept.'),
          customCode: text('Kept.')
        },
        { description: 'Who is told of an appointment.' }
      )
    ),
    formSubmission: Type.Optional(
      Type.Object(
        { type: text('`ThankYouMessage` or `RedirectURL`.'), content: text('The message, or where it leads.') },
        { description: 'What the form shows then.' }
      )
    )
  },
  { description: 'What happens when an appointment was booked.' }
)

const fields = {
  teamId: text('The team that provides it.'),
  name: text('What people call it.'),
  description: text('What it is for.'),
  teamMembers: Type.Optional(Type.Array(member, { description: 'Who takes its appointments.' })),
  appointmentTitle: text('The title of its appointments; `{{contact.name}}` stands for the contact.'),
  eventColor: text('Such as `Tomato`.'),
  syncOption: text('`oneway` or `twoway`.')
}

/** The body that makes or changes a service. */
export const ServiceSchema = Type.Object(
  {
    ...fields,
    availability: availability(false),
    eventType: text('`RoundRobin_OptimizeForAvailability` or `RoundRobin_OptimizeForEqualDistribution`.'),
    slug: text('Its part of the address at which people book.'),
    confirmation: Type.Optional(confirmation)
  },
  { description: 'A service as a client sends it. All that the reference of the API marks as required is needed, on update too.' }
)
export type SentService = Type.Static<typeof ServiceSchema>

/** A team that a test gives. */
export const GivenTeamSchema = Type.Object(
  { ...TeamSchema.properties, id: GIVEN_ID, name: GIVEN_NAME },
  {
    additionalProperties: false,
    description: 'A team as the data file has it: as a client sends it, all but the name left out where it does not matter.'
  }
)

/** A service that a test gives. */
export const GivenServiceSchema = Type.Object(
  { ...fields, availability: availability(true), id: GIVEN_ID, name: GIVEN_NAME },
  {
    additionalProperties: false,
    description: 'A service as the data file has it: as a client sends it. Without office hours it is open Monday to Friday, 8 to 17.'
  }
)
