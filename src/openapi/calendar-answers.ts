import * as Type from '@sinclair/typebox'

const text = Type.String()
const flag = Type.Boolean()
const number = Type.Number()
const said = (description: string, schema: Type.TSchema = text) => ({ ...schema, description }) as Type.TSchema

// What stands in answers.ts is named with these.

export const Team = Type.Object(
  {
    ...{ id: text, name: text },
    members: Type.Array(
      Type.Object({ id: said('Of the user.'), name: text, email: text }, { description: 'Somebody who takes appointments.' })
    ),
    calendarConfig: Type.Object({
      ...{ calendarName: text, description: text, slug: text },
      link: said('The address at which people book.'),
      ...{ shouldAssignContactToTeamMember: flag, shouldSkipAssigningContactForExisting: flag }
    })
  },
  { description: 'A team: who provides calendars, which are called services.' }
)

export const LinkedCalendar = Type.Object({ id: text, name: text }, { description: 'Always empty: no other calendar is linked.' })

export const Service = Type.Object(
  {
    ...{ id: text, name: text, description: text, appointmentTitle: text, meetingLocation: text, eventColor: text },
    teamId: said('The team that provides it.'),
    linkedCalendars: Type.Object({ google: LinkedCalendar, clio: LinkedCalendar, drchrono: LinkedCalendar }),
    syncOption: text,
    teamMembers: Type.Array(Type.Object({ userId: text, priority: said('1, 0.5 or 0.', number), selected: flag, meetingLocation: text })),
    availability: Type.Object({
      eventTiming: Type.Object({ slotDuration: number, slotInterval: number, slotBuffer: number }, { description: 'In minutes.' }),
      appointmentInfo: Type.Object({ perSlot: number, perDay: number }),
      schedule: Type.Object({
        ...{ allowBookingAfter: number, allowBookingAfterUnit: text, allowBookingFor: number, allowBookingForUnit: text }
      }),
      officeHours: Type.Record(
        text,
        Type.Array(Type.Object({ openMinute: number, closeMinute: number, closeHour: number, openHour: number })),
        { description: 'From the name of a day, in lower case, to when it is open.' }
      )
    }),
    confirmation: Type.Object({
      form: Type.Object({ customFormId: text, stickyContact: flag }),
      notificationAndOther: Type.Object({
        alertEmail: text,
        ...{ hasAutoConfirm: flag, hasGoogleSendInvitationEmail: flag, hasAllowReschedule: flag, hasAllowCancellation: flag },
        ...{ hasSendEmailToAssignedMember: flag, notes: text, facebookPixelId: text, customCode: text }
      }),
      formSubmission: Type.Object({ type: text, content: text })
    })
  },
  { description: 'A service: the calendar of a team in which appointments are booked.' }
)
