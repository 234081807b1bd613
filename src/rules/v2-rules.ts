const CONTRACT = 'v2 contract'
const OTHER_WORDS = 'the words are those of npm class-validator, which the recorded sentence comes from'

// Written as rows, so that what has the ids imports nothing: id, step, statement, provenance, source or number of recordings.

/** The rules of API version 2. */
export const V2_RULES = [
  [
    'v2.token',
    'key',
    'Version 2: a missing, unknown or expired token gets 401 {"statusCode":401,"message":"Invalid token: access token is invalid","error":"Unauthorized"}.',
    'documented',
    CONTRACT
  ],
  [
    'v2.version',
    'key',
    'Version 2: without the header Version it gets 401 "version header was not found.", with one that is not known 401 "version header is invalid".',
    'observed',
    4
  ],
  [
    'v2.location',
    'rule',
    'Version 2: a locationId that the token does not open gets 403 "The token does not have access to this location.".',
    'observed',
    6
  ],
  [
    'v2.unknown-property',
    'shape',
    'Version 2: a property that is not in the contract gets 422 "property customField should not exist".',
    'observed',
    9
  ],
  ['v2.types', 'shape', 'Version 2: a property that is missing or of another type gets 422.', 'documented', `${CONTRACT}; ${OTHER_WORDS}`],
  [
    'v2.not-found',
    'router',
    'Version 2: an unknown path gets 404 "Cannot GET /path".',
    'assumed',
    'npm NestJS answers so, whose errors have the same form'
  ],
  [
    'v2.contact-created',
    'store',
    'Version 2: a contact is created and answered with 201 {"contact":{…}}; it needs neither e-mail nor phone.',
    'documented',
    CONTRACT
  ],
  [
    'v2.contact-duplicate',
    'rule',
    'Version 2: a create with the e-mail or phone of a contact gets 400 with its id in meta, unless the location allows duplicates.',
    'observed',
    8
  ],
  [
    'v2.contact-upserted',
    'store',
    'Version 2: an upsert updates the contact with the e-mail, else with the phone, or creates one, and says which.',
    'documented',
    `${CONTRACT}; which of two is updated is assumed`
  ],
  ['v2.contact-read', 'store', 'Version 2: a contact is read by its id.', 'documented', CONTRACT],
  [
    'v2.contact-updated',
    'store',
    'Version 2: an update changes the properties it sends; null clears one.',
    'documented',
    `${CONTRACT}; that null clears is assumed`
  ],
  ['v2.contact-deleted', 'store', 'Version 2: a contact is deleted with what belongs to it.', 'documented', CONTRACT],
  [
    'v2.contact-unknown',
    'rule',
    'Version 2: an id that no contact of the location has gets 400 "Contact with id … not found".',
    'observed',
    1
  ],
  [
    'v2.contact-list',
    'store',
    'Version 2: contacts are listed, the newest first, and paged by startAfter and startAfterId.',
    'documented',
    `${CONTRACT}; the order and meta are assumed`
  ],
  [
    'v2.contact-search',
    'store',
    'Version 2: contacts are searched by text and by filters on email, phone, id and tags, with eq and contains.',
    'assumed',
    'the contract has an empty body here; a subset of what clients send'
  ],
  [
    'v2.contact-lookup',
    'store',
    'Version 2: the duplicate of an e-mail or phone is answered, or null.',
    'documented',
    `${CONTRACT}; the form of the answer is assumed`
  ],
  [
    'v2.contact-tags',
    'store',
    'Version 2: tags of a contact are added and removed; the answer has all tags it has then.',
    'documented',
    `${CONTRACT}; v3 says which tags the answer has`
  ],
  [
    'v2.token-given',
    'store',
    'Version 2: POST /oauth/token answers an access token for a day and a refresh token, for a code or a refresh token.',
    'documented',
    `${CONTRACT}; that a code is the id of a location or its key is the emulator's own`
  ],
  [
    'v2.grant',
    'rule',
    'Version 2: a code or refresh token that is not known gets 400.',
    'assumed',
    `the ${CONTRACT} has the status, not the words`
  ]
] as const
