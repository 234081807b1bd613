import { SENT_SERVICE, SENT_TEAM } from '../v1/calendars/sent.js'

const CONTACT = {
  ...{ email: 'a@b.c', phone: '+1', companyName: 'c', name: 'n', timezone: 'UTC', country: 'US', source: 's' },
  ...{ tags: ['x'], customField: { a: 'b' } }
}
const PERSON = { firstName: 'A', lastName: 'B', email: 'a@b.c' }
const LOCATION = { ...PERSON, phone: '1', businessName: 'C', address: 'D', city: 'E', state: 'F', country: 'US', postalCode: '1' }
const USER = { ...PERSON, type: 'agency', role: 'admin', locationIds: [], permissions: {} }
// What only the key of an agency may ask.
/** The paths that are for the key of an agency. */
export const OF_AGENCY = /\/(locations|users|saas|snapshots)(?!\/location$)/

/** Requests that answer 200 one after the other, by operation: the path with its parameters filled in, and the body. */
export const ASKED: [operation: string, path: string, body?: unknown][] = [
  ['POST /v1/contacts', '/v1/contacts', CONTACT],
  ['GET /v1/contacts', '/v1/contacts?limit=1'],
  ['GET /v1/contacts/lookup', '/v1/contacts/lookup?email=a@b.c'],
  ['GET /v1/contacts/:id', '/v1/contacts/$contact'],
  ['PUT /v1/contacts/:id', '/v1/contacts/$contact', { city: 'A' }],
  ['POST /v1/contacts/:id/tags', '/v1/contacts/$contact/tags', { tags: ['y'] }],
  ['DELETE /v1/contacts/:id/tags', '/v1/contacts/$contact/tags', { tags: ['y'] }],
  ['POST /v1/contacts/:contactId/notes', '/v1/contacts/$contact/notes', { body: 'n', userId: 'u' }],
  ['GET /v1/contacts/:contactId/notes', '/v1/contacts/$contact/notes'],
  ['GET /v1/contacts/:contactId/notes/:id', '/v1/contacts/$contact/notes/$made'],
  ['PUT /v1/contacts/:contactId/notes/:id', '/v1/contacts/$contact/notes/$made', { body: 'm' }],
  ['DELETE /v1/contacts/:contactId/notes/:id', '/v1/contacts/$contact/notes/$made'],
  [
    'POST /v1/contacts/:contactId/tasks',
    '/v1/contacts/$contact/tasks',
    { title: 't', dueDate: '2026-01-01T00:00:00Z', description: 'd', assignedTo: 'u' }
  ],
  ['GET /v1/contacts/:contactId/tasks', '/v1/contacts/$contact/tasks'],
  ['GET /v1/contacts/:contactId/tasks/:id', '/v1/contacts/$contact/tasks/$made'],
  ['PUT /v1/contacts/:contactId/tasks/:id', '/v1/contacts/$contact/tasks/$made', { title: 't', dueDate: '2026-01-01T00:00:00Z' }],
  ['PUT /v1/contacts/:contactId/tasks/:id/status', '/v1/contacts/$contact/tasks/$made/status', { status: 'completed' }],
  ['DELETE /v1/contacts/:contactId/tasks/:id', '/v1/contacts/$contact/tasks/$made'],
  ['POST /v1/custom-fields', '/v1/custom-fields', { name: 'Size', dataType: 'SINGLE_OPTIONS', options: ['S'] }],
  ['GET /v1/custom-fields', '/v1/custom-fields'],
  ['GET /v1/custom-fields/:id', '/v1/custom-fields/$made'],
  ['PUT /v1/custom-fields/:id', '/v1/custom-fields/$made', { name: 'Sizes' }],
  ['DELETE /v1/custom-fields/:id', '/v1/custom-fields/$made'],
  ['POST /v1/custom-values', '/v1/custom-values', { name: 'a', value: 'b' }],
  ['GET /v1/custom-values', '/v1/custom-values'],
  ['GET /v1/custom-values/:id', '/v1/custom-values/$made'],
  ['PUT /v1/custom-values/:id', '/v1/custom-values/$made', { name: 'a', value: 'c' }],
  ['DELETE /v1/custom-values/:id', '/v1/custom-values/$made'],
  ['POST /v1/links', '/v1/links', { name: 'a', redirectTo: 'b' }],
  ['GET /v1/links', '/v1/links'],
  ['PUT /v1/links/:id', '/v1/links/$made', { name: 'c' }],
  ['DELETE /v1/links/:id', '/v1/links/$made'],
  ['POST /v1/tags', '/v1/tags', { name: 'a' }],
  ['GET /v1/tags', '/v1/tags'],
  ['GET /v1/tags/:id', '/v1/tags/$made'],
  ['PUT /v1/tags/:id', '/v1/tags/$made', { name: 'b' }],
  ['DELETE /v1/tags/:id', '/v1/tags/$made'],
  ['GET /v1/campaigns', '/v1/campaigns'],
  ['POST /v1/contacts/:contactId/campaigns/:campaignId', '/v1/contacts/$contact/campaigns/c'],
  ['DELETE /v1/contacts/:contactId/campaigns/:campaignId', '/v1/contacts/$contact/campaigns/c'],
  ['DELETE /v1/contacts/:contactId/campaigns/remove-all', '/v1/contacts/$contact/campaigns/remove-all'],
  ['GET /v1/workflows', '/v1/workflows'],
  ['POST /v1/contacts/:contactId/workflow/:workflowId', '/v1/contacts/$contact/workflow/w', {}],
  ['GET /v1/forms', '/v1/forms'],
  ['GET /v1/surveys', '/v1/surveys'],
  ['GET /v1/forms/submissions', '/v1/forms/submissions'],
  ['GET /v1/surveys/submissions', '/v1/surveys/submissions'],
  ['GET /v1/pipelines', '/v1/pipelines'],
  [
    'POST /v1/pipelines/:pipelineId/opportunities',
    '/v1/pipelines/p/opportunities',
    { title: 'o', status: 'open', stageId: 's', contactId: '$contact', monetaryValue: 1, assignedTo: 'u', source: 's' }
  ],
  ['GET /v1/pipelines/:pipelineId/opportunities', '/v1/pipelines/p/opportunities'],
  ['GET /v1/pipelines/:pipelineId/opportunities/:opportunityId', '/v1/pipelines/p/opportunities/$made'],
  [
    'PUT /v1/pipelines/:pipelineId/opportunities/:opportunityId',
    '/v1/pipelines/p/opportunities/$made',
    { title: 'o', status: 'won', stageId: 's' }
  ],
  ['PUT /v1/pipelines/:pipelineId/opportunities/:opportunityId/status', '/v1/pipelines/p/opportunities/$made/status', { status: 'lost' }],
  ['DELETE /v1/pipelines/:pipelineId/opportunities/:opportunityId', '/v1/pipelines/p/opportunities/$made'],
  ['POST /v1/calendars/teams', '/v1/calendars/teams', SENT_TEAM],
  ['GET /v1/calendars/teams', '/v1/calendars/teams'],
  ['PUT /v1/calendars/teams/:id', '/v1/calendars/teams/$made', SENT_TEAM],
  ['GET /v1/calendars/check-slug-availability/:slug', '/v1/calendars/check-slug-availability/slug'],
  ['DELETE /v1/calendars/teams/:id', '/v1/calendars/teams/$made'],
  // A Monday.
  ['GET /v1/appointments/slots', '/v1/appointments/slots?calendarId=c&startDate=4071276000000&endDate=4071362400000'],
  [
    'POST /v1/appointments',
    '/v1/appointments',
    { calendarId: 'c', selectedSlot: '2099-01-05T09:00:00-06:00', selectedTimezone: 'UTC', email: 'a@b.c' }
  ],
  ['GET /v1/appointments', '/v1/appointments?calendarId=c&startDate=4071276000000&endDate=4071362400000&includeAll=true'],
  ['GET /v1/appointments/:id', '/v1/appointments/$made'],
  ['GET /v1/contacts/:contactId/appointments', '/v1/contacts/$contact/appointments'],
  ['PUT /v1/appointments/:id', '/v1/appointments/$made', { selectedSlot: '2099-01-05T10:00:00-06:00', selectedTimezone: 'UTC' }],
  ['PUT /v1/appointments/:id/status', '/v1/appointments/$made/status', { status: 'showed' }],
  ['DELETE /v1/appointments/:id', '/v1/appointments/$made'],
  ['POST /v1/calendars/services', '/v1/calendars/services', SENT_SERVICE],
  ['GET /v1/calendars/services', '/v1/calendars/services'],
  ['PUT /v1/calendars/services/:id', '/v1/calendars/services/$made', SENT_SERVICE],
  ['DELETE /v1/calendars/services/:id', '/v1/calendars/services/$made'],
  ['GET /v1/timezones', '/v1/timezones'],
  ['GET /v1/users/location', '/v1/users/location'],
  ['POST /v1/locations', '/v1/locations', LOCATION],
  ['GET /v1/locations', '/v1/locations'],
  ['GET /v1/locations/lookup', '/v1/locations/lookup?email=a@b.c'],
  ['GET /v1/locations/:id', '/v1/locations/$made'],
  ['PUT /v1/locations/:id', '/v1/locations/$made', LOCATION],
  ['PUT /v1/locations/:id/load-snapshot/:snapshotId', '/v1/locations/$made/load-snapshot/s', {}],
  ['PUT /v1/saas/update-saas-subscription/:id', '/v1/saas/update-saas-subscription/$made', { customerId: 'c' }],
  ['GET /v1/saas/locations', '/v1/saas/locations?customerId=c'],
  ['GET /v1/snapshots', '/v1/snapshots'],
  ['DELETE /v1/locations/:id', '/v1/locations/$made'],
  ['POST /v1/users', '/v1/users', USER],
  ['GET /v1/users', '/v1/users'],
  ['GET /v1/users/lookup', '/v1/users/lookup?email=a@b.c'],
  ['GET /v1/users/:id', '/v1/users/$made'],
  ['PUT /v1/users/:id', '/v1/users/$made', USER],
  ['DELETE /v1/users/:id', '/v1/users/$made'],
  ['GET /_emulator/health', '/_emulator/health'],
  ['GET /_emulator/ca.pem', '/_emulator/ca.pem'],
  ['GET /_emulator/keys', '/_emulator/keys'],
  ['POST /_emulator/keys', '/_emulator/keys'],
  ['GET /_emulator/fidelity', '/_emulator/fidelity'],
  ['GET /_emulator/contacts', '/_emulator/contacts'],
  ['POST /_emulator/contacts', '/_emulator/contacts', { contacts: [{ phone: '1', id: 'put-in' }] }],
  ['GET /_emulator/contacts/:id', '/_emulator/contacts/$contact'],
  ['PUT /_emulator/contacts/:id', '/_emulator/contacts/put-in', { city: 'A' }],
  ['DELETE /_emulator/contacts/:id', '/_emulator/contacts/put-in'],
  [
    'POST /_emulator/data',
    '/_emulator/data',
    {
      ...{ workflows: [{ name: 'a' }], campaigns: [{ name: 'b' }], pipelines: [{ name: 'c', stages: [{ name: 'd' }] }] },
      ...{ teams: [{ name: 'c' }], services: [{ name: 'd' }] }
    }
  ],
  ['GET /_emulator/enrolments', '/_emulator/enrolments'],
  ['POST /_emulator/contacts/wait', '/_emulator/contacts/wait', {}],
  ['POST /_emulator/contacts/expect', '/_emulator/contacts/expect', {}],
  ['POST /_emulator/requests/expect', '/_emulator/requests/expect', {}],
  ['POST /_emulator/requests/expect-sequence', '/_emulator/requests/expect-sequence', { matches: [{}] }],
  ['GET /_emulator/requests', '/_emulator/requests'],
  ['GET /_emulator/requests/:seq', '/_emulator/requests/1'],
  ['POST /_emulator/requests', '/_emulator/requests', { match: { status: 200 } }],
  ['POST /_emulator/requests/wait', '/_emulator/requests/wait', {}],
  ['GET /_emulator/idle', '/_emulator/idle?quietMs=1'],
  ['POST /_emulator/faults', '/_emulator/faults', { status: 429, match: { method: 'POST' } }],
  ['GET /_emulator/faults', '/_emulator/faults'],
  ['DELETE /_emulator/faults/:id', '/_emulator/faults/fault-1'],
  ['DELETE /_emulator/faults', '/_emulator/faults'],
  ['GET /_emulator/clock', '/_emulator/clock'],
  ['PUT /_emulator/clock', '/_emulator/clock', { advanceMs: 1 }],
  ['GET /_emulator/coverage', '/_emulator/coverage'],
  ['GET /_emulator/migration', '/_emulator/migration'],
  ['GET /_emulator/snapshot', '/_emulator/snapshot'],
  ['PUT /_emulator/snapshot', '/_emulator/snapshot', '$snapshot'],
  ['DELETE /v1/contacts/:id', '/v1/contacts/$contact'],
  ['POST /_emulator/reset', '/_emulator/reset'],
  ['POST /_emulator/evidence', '/_emulator/evidence', { title: 'a test', folder: 'evidence', run: { command: ['true'], exitCode: 1 } }],
  ['GET /_emulator/openapi.json', '/_emulator/openapi.json'],
  ['GET /_emulator/openapi-v2.json', '/_emulator/openapi-v2.json'],
  ['GET /_emulator/docs', '/_emulator/docs'],
  ['GET /_emulator/docs/:file', '/_emulator/docs/reference.js'],
  ['GET /_emulator', '/_emulator'],
  ['GET /_emulator/inspector/:file', '/_emulator/inspector/inspector.js']
]
// Its answer has no end.
export const ENDLESS = ['GET /_emulator/events']

/**
 * What requests one after the other need of the answers before: the ids of the contact, of what was made last, of the
 * location, and the snapshot.
 */
export class Ids {
  readonly #ids: Record<string, string>

  constructor(location: string) {
    this.#ids = { $contact: '', $made: '', $location: location, '"$snapshot"': '' }
  }

  filledIn(text: string): string {
    return text.replace(/"\$snapshot"|\$(contact|made|location)/g, (name) => this.#ids[name] as string)
  }

  /** Notes the id of what an answer says was made. */
  note(operation: string, text: string): void {
    if (operation === 'GET /_emulator/snapshot') this.#ids['"$snapshot"'] = text
    if (!operation.startsWith('POST /v1/') || !text.includes('"id"')) return
    const { id, contact } = JSON.parse(text)
    if (operation === 'POST /v1/contacts') this.#ids.$contact = contact.id
    this.#ids.$made = id ?? ''
  }
}
