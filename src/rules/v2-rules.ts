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
  ],
  ['v2.note', 'store', 'Version 2: notes of a contact are listed, created with 201, read, changed and deleted.', 'documented', CONTRACT],
  [
    'v2.note-unknown',
    'rule',
    'Version 2: an id that no note of the contact has gets 400 "Note with id … not found".',
    'assumed',
    'as for an unknown contact'
  ],
  [
    'v2.task',
    'store',
    'Version 2: tasks for a contact are listed, created with 201, read, changed, completed and deleted; the due date is kept as sent.',
    'documented',
    `${CONTRACT}; that the due date is kept as sent is assumed`
  ],
  [
    'v2.task-unknown',
    'rule',
    'Version 2: an id that no task of the contact has gets 400 "Task with id … not found".',
    'assumed',
    'as for an unknown contact'
  ],
  [
    'v2.contact-appointments',
    'store',
    'Version 2: the appointments of a contact are listed as events, with times as clocks show them in the location.',
    'documented',
    `${CONTRACT}; the time zone and the status "booked" are assumed`
  ],
  ['v2.campaign-joined', 'store', 'Version 2: a contact is put into a campaign, which is answered with 201.', 'documented', CONTRACT],
  [
    'v2.campaign-left',
    'store',
    'Version 2: a contact is taken out of a campaign, or of all: removeAll, in v3 remove-all.',
    'documented',
    CONTRACT
  ],
  [
    'v2.campaign-unknown',
    'rule',
    'Version 2: a campaign that the location does not have gets 400 "Campaign with id … not found".',
    'assumed',
    'as for an unknown contact'
  ],
  [
    'v2.workflow-joined',
    'store',
    'Version 2: a contact is put into a workflow; the body may be left out.',
    'documented',
    `${CONTRACT}; that the body may be left out is assumed, for nothing in it must be sent`
  ],
  ['v2.workflow-left', 'store', 'Version 2: a contact is taken out of a workflow.', 'documented', CONTRACT],
  [
    'v2.workflow-unknown',
    'rule',
    'Version 2: a workflow that the location does not have gets 400 "Workflow with id … not found".',
    'assumed',
    'as for an unknown contact'
  ],
  [
    'v2.contact-followers',
    'store',
    'Version 2: followers of a contact are added and removed; the answer has those it has then, and which are new or gone.',
    'documented',
    CONTRACT
  ],
  [
    'v2.bulk-tags',
    'store',
    'Version 2: tags of many contacts are added or removed; the answer says of each what came of it.',
    'documented',
    `${CONTRACT}, in its example; an unknown id is an error with the message of that example`
  ],
  [
    'v2.bulk-type',
    'rule',
    'Version 2: bulk tags with another type than add and remove get 422, and so does removeAllTags with add.',
    'assumed',
    `that removeAllTags goes with remove alone is documented; ${OTHER_WORDS}`
  ],
  [
    'v2.bulk-business',
    'store',
    'Version 2: many contacts are put into a business, with null taken out; the answer has the ids of those that were changed.',
    'documented',
    `${CONTRACT}; that unknown ids are left out is assumed`
  ],
  [
    'v2.bulk-limit',
    'rule',
    'Version 2: a bulk request that concerns more than about 16 MiB of contacts gets 413.',
    'assumed',
    "the emulator's own, so that no request holds it up"
  ],
  [
    'v2.business-contacts',
    'store',
    'Version 2: the contacts of a business are listed, the newest first, by limit and skip, in v3 by startAfter.',
    'documented',
    `${CONTRACT}; the order is assumed`
  ],
  [
    'v2.location-read',
    'store',
    'Version 2: the location of the token is read by its id; a locationId in a path is looked at before the body.',
    'documented',
    `${CONTRACT}; that the path comes first is assumed`
  ],
  [
    'v2.record-unknown',
    'rule',
    'Version 2: an id that no custom field, custom value or tag of the location has gets 400 "Tag with id … not found".',
    'assumed',
    'as for a contact'
  ],
  [
    'v2.custom-field-kept',
    'store',
    'Version 2: custom fields of contacts and of opportunities are created, read, updated and deleted; one that is renamed has another fieldKey.',
    'documented',
    `${CONTRACT}; what an update does to fieldKey and model is assumed`
  ],
  [
    'v2.custom-field-list',
    'store',
    'Version 2: custom fields are listed by model: those of contacts, of opportunities, or all.',
    'documented',
    `${CONTRACT}; that those of contacts are listed without a model is assumed`
  ],
  [
    'v2.file-upload',
    'store',
    'Version 2: files for a custom field are answered with their names, types, sizes and addresses; they are not kept, and the addresses lead nowhere.',
    'documented',
    `${CONTRACT}; that the id stands in the addresses, and that nothing is kept for it, is assumed`
  ],
  ['v2.custom-value-kept', 'store', 'Version 2: custom values are listed, created, read, updated and deleted.', 'documented', CONTRACT],
  [
    'v2.tag-kept',
    'store',
    'Version 2: tags are listed, created, read, updated and deleted, those of contacts among them; contacts follow.',
    'documented',
    `${CONTRACT}; that contacts follow is assumed`
  ],
  [
    'v2.task-search',
    'store',
    'Version 2: tasks of all contacts are searched, 25 when no limit is sent; all that is sent must fit.',
    'documented',
    `${CONTRACT}; the order, the form of a task, and 1000 as the greatest limit are assumed`
  ]
] as const
