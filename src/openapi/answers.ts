import * as Type from '@sinclair/typebox'
import { FaultSchema } from '../control/schema.js'
import { SOCIAL, SWITCHES } from '../records/settings.js'
import { RULES } from '../rules/rules.js'
import { each } from '../validation/each.js'
import { Snapshot } from './agency-answers.js'
import { Service, Team } from './calendar-answers.js'
import { Pipeline } from './opportunity-answers.js'
import { count, id, maybe, maybeSaid, oneOf, orNull, said, step, text, texts, time } from './parts.js'

// What the emulator answers. Nothing is checked by these at run time; the tests hold real answers against them.
// Each stands in the document once, under its name here; wherever one is part of another, the document refers to it.

export const CustomFieldValue = Type.Object(
  { id: said('The id of the custom field.'), value: Type.Unknown() },
  { description: 'What a contact holds for one custom field.' }
)

export const Contact = Type.Object(
  {
    ...{ id, locationId: text, email: maybe },
    emailLowerCase: maybeSaid('The e-mail in lower case.'),
    fingerprint: said('A version 1 UUID.'),
    ...{ timezone: maybe, country: maybe, source: maybe, dateAdded: time, customField: Type.Array(CustomFieldValue), tags: texts },
    firstName: maybe,
    firstNameLowerCase: maybeSaid('Only with fidelity `observed`.'),
    lastName: maybe,
    lastNameLowerCase: maybeSaid('Only with fidelity `observed`.'),
    fullNameLowerCase: maybeSaid('Only with fidelity `observed`.'),
    name: maybe,
    phone: maybeSaid('As it was sent; with fidelity `observed` as E.164, where it is a phone number.'),
    ...{ dateOfBirth: maybe, address1: maybe, city: maybe, state: maybe, postalCode: maybe, companyName: maybe, website: maybe },
    dnd: maybeSaid('Do not disturb: whether the contact wants no messages.', Type.Boolean()),
    type: maybeSaid('`lead`; only with fidelity `observed`.')
  },
  { additionalProperties: true, description: 'A contact. What was not sent is absent. The real API may answer more fields than these.' }
)

export const ContactAnswer = Type.Object({ contact: Contact }, { description: 'One contact.' })
export const Contacts = Type.Object({ contacts: Type.Array(Contact) }, { description: 'Contacts, whole.' })

export const ListedContact = Type.Object(
  {
    ...{ id, locationId: text },
    contactName: said('The name in lower case, else the e-mail, else the phone.', orNull),
    firstName: said('In lower case.', orNull),
    lastName: said('In lower case.', orNull),
    companyName: orNull,
    email: said('In lower case.', orNull),
    ...{ phone: orNull, dnd: Type.Boolean(), type: said('Always `lead`.'), source: orNull },
    assignedTo: said('Always null.', orNull),
    ...{ city: orNull, state: orNull, postalCode: orNull, address1: orNull },
    ...{ dateAdded: time, dateUpdated: time, dateOfBirth: orNull, tags: texts, country: orNull, website: orNull, timezone: orNull },
    customField: Type.Array(CustomFieldValue)
  },
  { additionalProperties: false, description: 'A contact as lists have it: every key is there, with null where there is nothing.' }
)

const countOrNull = Type.Unsafe<number | null>({ type: ['integer', 'null'] })

export const ContactList = Type.Object(
  {
    contacts: Type.Array(ListedContact),
    meta: Type.Object({
      total: said('How many contacts there are on all pages.', count),
      nextPageUrl: said('Where the next page is; null on the last.', orNull),
      startAfterId: said('The id to send for the next page.', orNull),
      startAfter: said('The time to send for the next page, in epoch milliseconds.', countOrNull),
      ...{ currentPage: count, nextPage: countOrNull, prevPage: countOrNull }
    })
  },
  { description: 'One page of contacts, and how to ask for the next.' }
)

export const TagNames = Type.Object({ tags: said('The tags that were sent.', texts) }, { description: 'Tags, by name.' })

export const Note = Type.Object(
  { id, body: said('The text of the note.'), createdBy: maybeSaid('The `userId` that was sent.'), createdAt: time },
  { description: 'A note of a contact.' }
)

export const Task = Type.Object(
  {
    ...{ id, title: text, description: maybe, assignedTo: maybe },
    dueDate: said('As it was sent.'),
    isCompleted: said('Whether the `status` sent last was `completed`.', Type.Boolean())
  },
  { description: 'A task for a contact.' }
)

export const CustomField = Type.Object(
  {
    ...{ id, name: text },
    fieldKey: said('`contact.` and the words of the name.'),
    ...{ placeholder: text, position: Type.Number() },
    dateType: maybeSaid('Spelled as in the reference of the API; not with fidelity `observed`.'),
    dataType: maybeSaid('Only with fidelity `observed`.'),
    picklistOptions: maybeSaid('The options to choose from, for types that have some.', texts)
  },
  { description: 'A field that contacts of a location can have beside the standard ones.' }
)

export const Tag = Type.Object(
  { id, name: text, locationId: maybeSaid('Only with fidelity `observed`.') },
  { description: 'A tag of the location, whether or not a contact has it.' }
)

export const CustomValue = Type.Object(
  { id, name: text, fieldKey: said('Stands for the value in texts.'), value: text },
  { description: 'A text of the location that stands in place of its key.' }
)

export const Link = Type.Object(
  { id, name: text, redirectTo: text, fieldKey: said('Stands for the link in texts.'), locationId: text },
  { description: 'A trigger link: a visit to it is noticed, and then led on.' }
)

const status = oneOf(['draft', 'published'], 'Whether it is at work.')

export const Campaign = Type.Object({ id, name: text, status }, { description: 'A series of messages to the contacts in it.' })

export const Workflow = Type.Object(
  { id: said('A UUID, or what a test gave.'), name: text, status, version: count, createdAt: time, updatedAt: time },
  { description: 'What happens to the contacts that are put into it.' }
)

const place = {
  ...{ address: text, city: text, country: said('Two letters.'), state: text, postalCode: text },
  website: text,
  timezone: text
}

export const Location = Type.Object(
  {
    ...{ id: text, name: text, ...place, firstName: text, lastName: text, email: text, phone: text },
    business: Type.Object({ name: text, email: maybeSaid('Not in lists.'), ...place }),
    social: Type.Object(each(SOCIAL, text), { description: 'Its pages elsewhere; empty where they are not set.' }),
    settings: Type.Object({
      ...each(SWITCHES, Type.Boolean()),
      allowDuplicateContact: said('Whether a create makes a second contact with the same e-mail or phone.', Type.Boolean())
    }),
    apiKey: maybeSaid('The key that opens it; only for its agency.')
  },
  { additionalProperties: false, description: 'A location: what one API key opens. What is not set is empty.' }
)

export const Form = Type.Object({ id: text, name: text }, { description: 'A form or a survey.' })

export const PageNumbers = Type.Object(
  { total: said('On all pages.', count), currentPage: count, nextPage: countOrNull, prevPage: countOrNull },
  { description: 'Where a page of submissions is among the others.' }
)

export const AddedData = Type.Object(
  {
    contacts: said('Those that were added.', Type.Array(Contact)),
    campaigns: Type.Array(Campaign),
    workflows: Type.Array(Workflow),
    pipelines: Type.Array(Pipeline),
    users: said('Serialised as they are kept.', Type.Array(Type.Object({ id: text }))),
    snapshots: Type.Array(Snapshot),
    teams: Type.Array(Team),
    services: Type.Array(Service),
    forms: Type.Array(Form),
    surveys: Type.Array(Form),
    submissions: said('As they are kept.', Type.Array(Type.Object({ id: text })))
  },
  { description: 'What a location has of each kind that a test gives.' }
)

export const Enrolment = Type.Object(
  {
    kind: oneOf(['workflow', 'campaign'], 'What it was put into.'),
    id: said('Of the workflow or campaign.'),
    name: said('Of the workflow or campaign; null where the location was given none with this id.', orNull),
    ...{ contactId: text, locationId: text, addedAt: time },
    removedAt: said('Null while the contact is in it.', orNull),
    eventStartTime: said('As it was sent; null where it was not.', orNull)
  },
  { description: 'That a contact was put into a workflow or a campaign.' }
)

export const Message = Type.Object(
  { msg: text },
  { additionalProperties: false, description: 'Why it was refused: 400, 401 and the like.' }
)

export const FieldErrors = Type.Record(
  text,
  Type.Union([
    Type.Object({
      message: text,
      rule: maybeSaid('The rule that was broken, such as `required`.'),
      rules: maybeSaid('Stands in place of `rule` where tags are missing.')
    }),
    said('The message alone, where a contact is put into a workflow.')
  ]),
  { description: 'From each field to what is wrong with it: 422.' }
)

export const ControlError = Type.Object(
  {
    error: Type.Object({
      code: said('What went wrong, in a word for programs.'),
      message: said('The same for people, with what to do about it.')
    })
  },
  { description: 'Why a control call was refused.' }
)

export const ArmedFault = Type.Composite(
  [
    FaultSchema,
    Type.Object({
      locationId: said('The location for which it is armed; null for all.', orNull),
      id: said('By which it can be disarmed alone.'),
      left: said('How many more requests it decides; always until it is disarmed.', Type.Union([count, Type.Literal('always')]))
    })
  ],
  { description: 'A fault that is armed, with the fields it was armed with.' }
)
export const ArmedFaults = Type.Object({ faults: Type.Array(ArmedFault) }, { description: 'Those armed, in the order in which they fire.' })

export const Exchange = Type.Object(
  {
    seq: said('Its number in its location, from 1.', count),
    position: maybeSaid('Its number over all locations, from 1; only in calls without a key.', count),
    locationId: said('Null where no accepted key came.', orNull),
    keyFingerprint: said('Stands for the API key.', orNull),
    keyName: maybeSaid('The key, where any that begins so is accepted; left out for named keys, JWTs and long ones.', text),
    receivedAt: time,
    durationMs: said('How long the answer took, in milliseconds.', Type.Number()),
    request: Type.Object({
      ...{ method: text, path: text, query: Type.Record(text, Type.Union([text, texts])) },
      headers: said('Names in lower case. Values that may hold a key are redacted.', Type.Record(text, text)),
      rawBody: said('Null where it was not read: without a key, or when it was too large.', orNull),
      body: Type.Unknown({ description: 'The body as JSON; null where it is none.' })
    }),
    response: said(
      'Null where the connection was cut.',
      Type.Union([Type.Object({ status: count, headers: Type.Record(text, text), body: Type.Unknown() }), Type.Null()])
    ),
    contactIds: said('The contacts that it stored, also when the reply was lost.', texts),
    fault: said('The fault that decided the answer.', Type.Union([FaultSchema, Type.Null()])),
    reasons: said('Why it was refused, and what in it was ignored.', texts),
    outcome: said(
      'What came of it: Created, Updated, Read, Deleted, Refused, Not found, Cut (the caller hung up, or a reset came), Failed (a bug of the emulator), or Faulted, followed by what the fault did, as in "Faulted: reply lost".'
    )
  },
  { description: 'A request and what was answered to it.' }
)

export const Rule = Type.Object(
  {
    id: oneOf(
      RULES.map((rule) => rule.id),
      'Its name.'
    ),
    step,
    statement: said('What the emulator does.'),
    provenance: oneOf(['documented', 'observed', 'assumed'], 'How that is known of the real API.'),
    source: said('Where it is known from.'),
    profiles: said('The fidelities with which it is on.', texts)
  },
  { description: 'One way in which the emulator answers, and how it is known.' }
)

export const Exchanges = Type.Object(
  {
    exchanges: Type.Array(Exchange),
    next: said('The number of the last one: the `since` of the next call.', count),
    dropped: said('How many are gone for want of room.', count)
  },
  { description: 'What arrived, oldest first.' }
)

export const Cleared = Type.Object(
  { contacts: count, exchanges: count, faults: count },
  { description: 'How many of each a reset took away.' }
)

export const Now = Type.Object({ now: time }, { description: 'The time.' })
