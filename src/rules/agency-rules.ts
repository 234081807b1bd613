const REFERENCE = 'v1 reference'
const NO_SOURCE = 'no recording'
const BY_ANALOGY = 'by analogy with the other ids'

// As in resource-rules.ts: id, step, statement, provenance, source or number of recordings, and the profile of one alone.

/** The rules of agencies: their locations, users, snapshots and subscriptions. */
export const AGENCY_RULES = [
  [
    'key.of-agency',
    'key',
    'The key of a location gets 401 {"msg":"Unauthorized, Switch to the new API token."} on an operation of an agency.',
    'observed',
    8
  ],
  ['key.of-location', 'key', 'The key of an agency gets the 401 of an unknown key on an operation of a location.', 'assumed', NO_SOURCE],
  [
    'location.read',
    'store',
    'An agency reads each of its locations, and the key of a location its own; another id gets 422.',
    'documented',
    `${REFERENCE} for agencies; for the key of a location, and the 422, assumed. What was not set is empty`
  ],
  ['location.kept', 'store', 'An agency creates, lists, updates and deletes its locations.', 'documented', REFERENCE],
  [
    'location.api-key',
    'store',
    'An agency gets the key of each of its locations as apiKey, at the end.',
    'assumed',
    `so that a test can use the location; no example of the ${REFERENCE} has a key`
  ],
  [
    'location.list-own',
    'store',
    'The list of locations, asked for with the key of a location, has that one alone.',
    'observed',
    1,
    'observed'
  ],
  [
    'location.mandatory',
    'rule',
    'A location without one of ten fields gets 422, on update too; that of "phone" speaks of the email.',
    'documented',
    `${REFERENCE}, where "phone" looks like a slip; its tables name businessName alone as needed`
  ],
  [
    'location.invalid-id',
    'rule',
    'An id that no location of the agency has gets 422 {"locationId":…}.',
    'documented',
    `${REFERENCE} for DELETE and load-snapshot; else ${BY_ANALOGY}`
  ],
  [
    'location.lookup',
    'store',
    'A location is looked up by its email, in any case; without a match or an email it gets 422.',
    'documented',
    `${REFERENCE}; the 422 is by analogy with the lookup of contacts`
  ],
  [
    'snapshot.list',
    'store',
    'The snapshots of an agency are those that a test gave, else a plausible one.',
    'documented',
    `${REFERENCE}; which there are is the emulator's own`
  ],
  [
    'snapshot.loaded',
    'store',
    'A snapshot is loaded into a location: the documented message is answered, and nothing changes.',
    'documented',
    `${REFERENCE}; that nothing changes is the emulator's own, for it does not know what a snapshot has`
  ],
  ['snapshot.invalid-id', 'rule', 'An unknown location or snapshot gets 422, each id with its sentence.', 'documented', REFERENCE],
  [
    'saas.locations',
    'store',
    'The locations with a customerId and a subscriptionId, of which one is enough.',
    'documented',
    `${REFERENCE}; that both must fit where both are sent is assumed`
  ],
  [
    'saas.updated',
    'store',
    'A location gets a customerId and a subscriptionId; the answer has the ids of all locations with these.',
    'documented',
    `${REFERENCE}; which ids the answer has is assumed`
  ],
  [
    'saas.mandatory',
    'rule',
    'Without a customerId and a subscriptionId it gets 422 with the rule "requiredWithout".',
    'documented',
    REFERENCE
  ],
  ['user.kept', 'store', 'An agency creates, reads, lists, updates and deletes its users.', 'documented', REFERENCE],
  [
    'user.list-location',
    'store',
    'A location lists its users: those of its agency that work in it, and those that a test gave, else a plausible one.',
    'documented',
    `${REFERENCE}; which there are is the emulator's own`
  ],
  [
    'user.list-own',
    'store',
    'The list of users, asked for with the key of a location, has those of the location.',
    'observed',
    '1 recording; another source has 401',
    'observed'
  ],
  [
    'user.name-and-phone',
    'store',
    'A user has a name and a phone, and the roles at the end.',
    'observed',
    '1 recording of the list; that the other answers have them too is assumed',
    'observed'
  ],
  [
    'user.mandatory',
    'rule',
    'A user without one of seven fields gets 422, on update too; so do locationIds that are no list and permissions that are not true or false.',
    'documented',
    `${REFERENCE}, with "ide" and "Ther" as it spells them`
  ],
  [
    'user.invalid',
    'rule',
    'A type, a role or a location that there is not gets 422.',
    'assumed',
    'what they may be is documented, the answer is not'
  ],
  ['user.invalid-id', 'rule', 'An id that no user of the agency has gets 422.', 'assumed', BY_ANALOGY],
  [
    'user.lookup',
    'store',
    'A user is looked up by the email, in any case; without a match or an email it gets 422.',
    'documented',
    `${REFERENCE}; the 422 is by analogy with the lookup of contacts`
  ]
] as const
