import type { TSchema } from '@sinclair/typebox'
import type { PARAMETERS, REFUSALS } from './shared.js'

/** The headings under which operations stand. */
export const TAGS = {
  contacts: 'Leads and customers: create, read, list, look up, change and delete them.',
  notes: 'What somebody wrote down about a contact.',
  tasks: 'What somebody is to do for a contact.',
  tags: 'The labels of contacts.',
  'custom fields': 'The fields that a location has beside the standard ones. A contact holds their values by id.',
  'custom values': 'Texts of a location that stand in place of a key.',
  links: 'Trigger links.',
  campaigns: 'The campaigns of a location, and who is in them. Nothing is sent.',
  workflows: 'The workflows of a location, and who was put into them. Nothing runs.',
  opportunities: 'What might be sold to contacts, in the stages of pipelines.',
  forms: 'Forms and surveys, and what was filled in.',
  users: 'Those who work in an agency or a location.',
  location: 'A location and the time zones; the locations of an agency, its snapshots, and the subscriptions of its customers.',
  calendars: 'The teams of a location and their calendars, which are called services.',
  appointments: 'The appointments of contacts, and the slots that are free for them. Nobody is told.',
  control: 'Calls for tests alone: look at what arrived, wait for it, arm faults, set the time, reset.',
  pages: 'Pages for people: the inspector and this reference. They need no key and hold no data.'
}

/** What is said of one route, beside the schema of its body, which the route has itself. */
export interface Operation {
  tag: keyof typeof TAGS
  summary: string
  /** What it does, and what it answers when it cannot. */
  description: string
  /** What it answers with 200: the schema, or the media type of an answer that is no JSON. */
  answer: TSchema | string
  /** What else it may answer. */
  refusals: readonly (keyof typeof REFUSALS)[]
  /** Parameters of the path, and headers. */
  parameters?: readonly (keyof typeof PARAMETERS)[]
  /** The body, where the route checks none. */
  body?: TSchema
  /** Parameters of the query, each described. */
  query?: Record<string, TSchema>
  /** The fixture that is an example of the body. */
  sent?: string
  /** Status to the fixture that is an example of it, in place of what is shared. */
  fixtures?: Record<number, string>
}
