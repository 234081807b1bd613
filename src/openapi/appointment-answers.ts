import * as Type from '@sinclair/typebox'
import { Contact } from './answers.js'

const text = Type.String()
const maybe = (description: string) => Type.Optional(Type.String({ description }))
const time = Type.String({ description: 'ISO 8601 with the offset of its time zone.', examples: ['2020-07-22T16:00:00+05:30'] })

export const Appointment = Type.Object(
  {
    id: text,
    userId: maybe('Who takes it.'),
    calendarProviderId: maybe('The team.'),
    calendarId: maybe('The service, again.'),
    contactId: maybe('Absent where time is blocked off.'),
    calendarServiceId: maybe('The service.'),
    isRecurring: Type.Boolean({ description: 'Always false.' }),
    status: Type.String({ description: 'Always `booked`.' }),
    appoinmentStatus: Type.String({
      description: '`new` until it is confirmed, where the service does not confirm by itself. Spelled as in the reference of the API.'
    }),
    ...{ title: text, locationId: text, startTime: time, endTime: time },
    selectedTimezone: Type.String({ description: 'In which its times are.' }),
    contact: Type.Optional(Contact)
  },
  { description: 'An appointment, or time that is blocked off.' }
)

export const Booked = Type.Object(
  { id: text, contactId: maybe('Absent where time is blocked off.'), contact: Type.Optional(Contact) },
  { description: 'An appointment that was booked or moved, or time that was blocked off.' }
)

export const Slots = Type.Record(
  text,
  Type.Object({ slots: Type.Array(time, { description: 'When they begin.' }) }, { description: 'The free slots of a day.' }),
  { description: 'From days such as `2020-09-04` to their free slots. A day without any is not there.' }
)

export const SlugAvailability = Type.Object({ slug: text, isSlugAvailable: Type.Boolean() }, { description: 'Whether a slug can be had.' })
