// Each a row: the rule by which it is known, what it changes, what version 1 does, what version 2 does, what to do.

/** What is different for contacts. */
export const OF_CONTACTS = {
  'location-id': [
    'v2.types',
    'refused',
    'The key says which location is meant.',
    'locationId must be sent too; without it the request gets 422.',
    'Send the id of the location as locationId.'
  ],
  'foreign-location': [
    'v2.location',
    'refused',
    'A locationId that is sent is ignored.',
    'One that the token does not open gets 403.',
    'Send the id of the location that the token is for.'
  ],
  'location-id-on-update': [
    'v2.unknown-property',
    'refused',
    'A locationId that is sent is ignored.',
    'An update that has locationId gets 422.',
    'Leave locationId out of updates.'
  ],
  'unknown-property': [
    'v2.unknown-property',
    'refused',
    'It is ignored.',
    'The whole request gets 422 "property … should not exist".',
    'Leave it out, or send the property that is meant.'
  ],
  'known-to-v2': [
    'v2.unknown-property',
    'stored',
    'It is ignored.',
    'It is a property of version 2, which keeps it.',
    'Leave it out, or see that what it holds is wanted.'
  ],
  'custom-fields': [
    'v2.unknown-property',
    'refused',
    'customField is an object from id to value, or a list.',
    'customField gets 422; customFields is a list of {"id":…,"field_value":…}.',
    'Send customFields.'
  ],
  'custom-field-key': [
    'custom-field.by-key',
    'sent',
    'A custom field may be named by its key in place of its id.',
    'The id goes into id, and a key into key.',
    'Send the id.'
  ],
  duplicate: [
    'v2.contact-duplicate',
    'refused',
    'A create with the e-mail or phone of a contact updates that one (or, by the pages alone, makes a second).',
    'POST /contacts/ gets 400 with the id of that contact in meta.contactId.',
    'Send POST /contacts/upsert, which updates that contact or creates one.'
  ],
  'second-contact': [
    'v2.contact-upserted',
    'stored',
    'Two contacts with this e-mail or phone were there after it.',
    'The contact that was there is updated, and stays the only one.',
    'Where two are wanted, let the location allow duplicates.'
  ],
  'status-201': [
    'v2.contact-created',
    'answered',
    'It is answered with 200.',
    'It is answered with 201.',
    'Take every status from 200 to 299. POST /contacts/upsert answers 200, and takes a lead that comes again.'
  ],
  'upsert-answer': [
    'v2.contact-upserted',
    'answered',
    'The answer is {"contact":…}, whether it was created or updated.',
    'The answer has new: true or false beside contact.',
    'Read contact as before.'
  ],
  'email-or-phone': [
    'v2.contact-created',
    'stored',
    'A contact with neither e-mail nor phone gets 422.',
    'It is created.',
    'Check in the program that there is one.'
  ],
  'company-name': [
    'v2.contact-updated',
    'refused',
    'An update may have companyName.',
    'An update with companyName gets 422. A create and an upsert may have it.',
    'Change it with POST /contacts/upsert.'
  ],
  null: ['v2.contact-updated', 'stored', 'A property that is null counts as not sent.', 'Null clears it, or gets 422.', 'Leave it out.'],
  'tags-replaced': [
    'v2.contact-updated',
    'stored',
    'Sources disagree whether the tags that are sent are added, or replace those that the contact has.',
    'They replace those that the contact has.',
    'Add tags with POST /contacts/:contactId/tags.'
  ],
  'tags-lower-case': [
    'tags.lower-case',
    'stored',
    'By the pages tags are kept as sent.',
    'By recordings they are kept in lower case.',
    'Compare tags in lower case.'
  ],
  phone: [
    'phone.e164',
    'stored',
    'By the pages a phone number is kept as sent.',
    'By recordings it is kept as E.164, a national one with the country of the contact, else of the location.',
    'Send E.164, such as +18887324197, and compare with that.'
  ],
  'date-of-birth': [
    'v2.types',
    'stored',
    'It is kept as sent, whatever it is.',
    'It must be a date such as 1990-09-25 or 09/25/1990, with the month first, and is kept as a date; anything else gets 422.',
    'Send YYYY-MM-DD.'
  ],
  'json-only': ['body.form', 'refused', 'The body may be a form.', 'The body must be JSON.', 'Send JSON.'],
  'answer-keys': [
    'v2.contact-read',
    'answered',
    'The answer has these properties of a contact.',
    'It does not have them. customFields stands in place of customField.',
    'Read what version 2 has, or do without.'
  ],
  'tags-added': [
    'v2.contact-tags',
    'answered',
    'The answer has the tags that were sent, with 200.',
    'The answer has all tags that the contact has then; tags that are added are answered with 201.',
    'Take every status from 200 to 299, and look for the tags that were sent in the answer.'
  ],
  'no-tags': ['v2.contact-tags', 'answered', 'Without tags it gets 422.', 'An empty list is taken.', 'Send a list with tags.'],
  'unknown-contact': [
    'v2.contact-unknown',
    'answered',
    'An unknown id gets 422 {"id":…}.',
    'An unknown id gets 400 "Contact with id … not found".',
    'Take 400 as not found too.'
  ],
  'deleted-answer': [
    'v2.contact-deleted',
    'answered',
    'A delete is answered with the text OK.',
    'It is answered with JSON: {"succeded":true}.',
    'Look at the status alone.'
  ],
  lookup: [
    'v2.contact-lookup',
    'answered',
    'GET /contacts/lookup answers a list of contacts, or 422 where there is none. A phone is sent as phone.',
    'GET /contacts/search/duplicate answers one contact, or null with 200 where there is none. A phone is sent as number.',
    'Read contact, and look whether it is null.'
  ],
  'list-query': [
    'v2.contact-list',
    'sent',
    'The list takes these parameters.',
    'The list does not: it has locationId, query, limit, startAfter and startAfterId, and v3 has no list.',
    'Leave them out, or send POST /contacts/search.'
  ],
  'list-limit': [
    'v2.contact-list',
    'refused',
    'A limit that is not understood is ignored.',
    'limit is a number from 1 to 100; another gets 422.',
    'Send a limit of 100 at most, and read page after page.'
  ],
  list: [
    'v2.contact-list',
    'answered',
    'The list has meta.total and meta.nextPageUrl.',
    'The contract has contacts and count alone, so do not count on meta.',
    'Page with startAfter and startAfterId of the last contact, or send POST /contacts/search.'
  ]
} as const
