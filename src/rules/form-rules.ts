// Written as the rows of resource-rules.ts.

/** The rules of how a request may be written. */
export const FORM_RULES = [
  [
    'body.form',
    'body',
    'A body may be form-urlencoded, with the brackets of PHP; its texts become booleans and numbers where such are wanted.',
    'assumed',
    'inferred from use: 2 programs send such bodies; no answer is recorded',
    'observed'
  ],
  [
    'tags.text',
    'shape',
    'tags may be one text, with commas between the tags.',
    'assumed',
    'inferred from use: 2 programs send it; no answer is recorded',
    'observed'
  ],
  [
    'custom-field.key-forms',
    'shape',
    'customField may be a list of {key, value} or of {key, field_value}, or an empty list.',
    'assumed',
    'inferred from use: 3 programs send lists by key, 1 an empty list; no answer is recorded',
    'observed'
  ],
  [
    'contact.sent-back',
    'shape',
    'An update may have a whole contact as it was read: the list in its customField is taken, and what the server gives is ignored.',
    'assumed',
    'inferred from use: 1 program sends it; no answer is recorded',
    'observed'
  ],
  [
    'key.scheme',
    'key',
    'The scheme of the key, Bearer, may be in any case.',
    'assumed',
    'RFC 9110, section 11.1: schemes are case-insensitive; no page of the vendor says otherwise'
  ],
  [
    'contact.lookup-no-match',
    'rule',
    'A lookup without a match gets 422 {"email":{"message":"The email address is invalid.","rule":"invalid"}}, or that of the phone where it is sent alone.',
    'observed',
    '4 independent programs ask for the status or the text; the rule, and all of the phone, are assumed'
  ],
  [
    'task.status-mandatory',
    'rule',
    'A change of the status of a task without a status gets 422.',
    'documented',
    'v1 reference, which has title and dueDate in this answer: it looks like a slip; that a missing status causes it is assumed'
  ],
  [
    'custom-field.options-mandatory',
    'rule',
    'A type that needs options, acceptedFormat or textBoxListOptions gets 422 without, and so does a field without a type that has none of them.',
    'documented',
    'v1 reference; that an update need not send again what the field has is assumed'
  ],
  [
    'custom-field.recorded-keys',
    'store',
    'A custom field is answered with dataType, before its position; in the reference it is dateType, after it.',
    'observed',
    1,
    'observed'
  ],
  [
    'task.milliseconds',
    'store',
    'A dueDate with milliseconds is taken, with a warning: programs cut them off.',
    'observed',
    '3 independent programs, one with the words "or it will error"; what the real API answers is not recorded',
    'observed'
  ]
] as const
