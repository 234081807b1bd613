import * as Type from '@sinclair/typebox'
import { SOCIAL, SWITCHES } from '../../records/settings.js'
import { each } from '../../validation/each.js'
import { text } from '../resource/text.js'

/** The body that makes or changes a location of an agency. */
export const LocationSchema = Type.Object(
  {
    businessName: text('Needed. Answered as name.'),
    address: text('Needed.'),
    city: text('Needed.'),
    country: text('Needed. Two letters. Contacts and phone numbers without a country have it with fidelity `observed`.'),
    state: text('Needed.'),
    postalCode: text('Needed.'),
    website: text('Empty when not given.'),
    timezone: text('Such as `US/Central`.'),
    firstName: text('Needed. Of its owner, as the next three.'),
    lastName: text('Needed.'),
    email: text('Needed.'),
    phone: text('Needed.'),
    settings: Type.Optional(
      Type.Object(each(SWITCHES, Type.Optional(Type.Boolean())), { description: 'What is not sent stays, or is false at first.' })
    ),
    twilio: Type.Optional(Type.Object({ sid: text('Ignored.'), authToken: text('Ignored, and not kept.') }, { description: 'Ignored.' })),
    snapshot: Type.Optional(Type.Object({ id: text('Ignored.'), type: text('Ignored.') }, { description: 'Ignored.' })),
    mailgun: Type.Optional(Type.Object({ apiKey: text('Ignored, and not kept.'), domain: text('Ignored.') }, { description: 'Ignored.' })),
    social: Type.Optional(Type.Object(each(SOCIAL, Type.Optional(Type.String())), { description: 'Its pages elsewhere.' }))
  },
  { description: 'A location as an agency sends it.' }
)
export type SentLocation = Type.Static<typeof LocationSchema>
