// Where the emulator differs from the contract of version 2, and why: a test holds this list complete, and `npm run docs` writes it
// into docs/v2.md.

const ELSEWHERE = 'it is not about contacts, custom fields, custom values or tags'

/** Operations of the contract that are not served. */
export const UNSERVED: Record<string, string> = {
  'GET /locations/search': ELSEWHERE,
  'PUT /locations/{locationId}': ELSEWHERE,
  'DELETE /locations/{locationId}': ELSEWHERE,
  'POST /locations/': ELSEWHERE,
  'GET /locations/{locationId}/recurring-tasks/{id}': ELSEWHERE,
  'PUT /locations/{locationId}/recurring-tasks/{id}': ELSEWHERE,
  'DELETE /locations/{locationId}/recurring-tasks/{id}': ELSEWHERE,
  'POST /locations/{locationId}/recurring-tasks': ELSEWHERE,
  'GET /locations/{locationId}/timezones': ELSEWHERE,
  'GET /locations/{locationId}/templates': ELSEWHERE,
  'DELETE /locations/{locationId}/templates/{id}': ELSEWHERE,
  'POST /oauth/locationToken': 'tokens of an agency are not given',
  'GET /oauth/installedLocations': 'there is no app that is installed'
}

/** Keys of answers that the contract does not name. */
export const UNNAMED: Record<string, string> = {
  'GET /contacts/ .meta': 'the contract describes it among its schemas, and refers to it nowhere; lists cannot be paged without it'
}

/** Parts of answers that have another type than the contract says. */
export const MISTYPED: Record<string, string> = {
  'POST /locations/{locationId}/customFields/upload /meta/0': 'the contract says texts, and its example has objects',
  'POST /contacts/bulk/tags/update/{type} /responses/0': 'the contract says texts, and its example has objects',
  'POST /locations/{locationId}/tasks/search /tasks/0': 'the contract says lists; tasks are objects everywhere else'
}

/** Properties of bodies that are taken otherwise than the contract says. */
export const TAKEN_OTHERWISE: Record<string, [how: string, why: string]> = {
  ...forEach(['POST /contacts/', 'PUT /contacts/{contactId}', 'POST /contacts/upsert'], {
    dateOfBirth: ['is a text', 'the contract says object, and its example is a text'],
    customFields: ['may have a key in place of the id, and any value', 'the contract asks for the id, and says "id or key"']
  }),
  'POST /contacts/search locationId': ['must be sent', 'the contract has no body here; a search needs a location']
}

function forEach<Value>(operations: readonly string[], values: Record<string, Value>): Record<string, Value> {
  return Object.fromEntries(
    operations.flatMap((operation) => Object.entries(values).map(([property, value]) => [`${operation} ${property}`, value]))
  )
}
