const REFERENCE = 'v1 reference'

// Written as rows, so that what has the ids imports nothing: id, step, statement, provenance, source or number of recordings,
// and the profile where it is on in one alone.

/** The rules of what a location has beside its contacts. */
export const RESOURCE_RULES = [
  ['custom-value.kept', 'store', 'Custom values are created, read, listed, updated and deleted.', 'documented', REFERENCE],
  ['custom-value.mandatory', 'rule', 'A custom value without a name or a value gets 422, on update too.', 'documented', REFERENCE],
  ['custom-value.invalid-id', 'rule', 'An id that no custom value has gets 422.', 'documented', REFERENCE],
  [
    'custom-value.list-key',
    'store',
    'The list of custom values has the key customValues; in the reference it is customFields.',
    'observed',
    3,
    'observed'
  ],
  ['link.kept', 'store', 'Trigger links are created, listed, updated and deleted.', 'documented', REFERENCE],
  ['link.mandatory', 'rule', 'A new link without a name or a redirectTo gets 422.', 'documented', REFERENCE],
  ['link.invalid-id', 'rule', 'An id that no link has gets 422.', 'documented', REFERENCE],
  [
    'tag.kept',
    'store',
    'Tags are created, read, listed, renamed and deleted; the tags of contacts are among them, and follow.',
    'documented',
    `${REFERENCE}; that the contacts follow is assumed`
  ],
  ['tag.mandatory', 'rule', 'A tag without a name gets 422.', 'documented', REFERENCE],
  [
    'tag.invalid-id',
    'rule',
    'An id that no tag has gets 422.',
    'documented',
    `${REFERENCE} for DELETE; else by analogy with the other ids`
  ],
  ['tag.location-id', 'store', 'A tag is answered with its locationId.', 'observed', 2, 'observed'],
  [
    'campaign.list',
    'store',
    'The campaigns are those that a test gave, else a plausible one.',
    'documented',
    `${REFERENCE}; which there are is the emulator's own`
  ],
  ['campaign.joined', 'store', 'A contact is put into a campaign; the answer is "".', 'documented', REFERENCE],
  ['campaign.left', 'store', 'A contact is taken out of one campaign or of all; the answer is "".', 'documented', REFERENCE],
  [
    'campaign.invalid-id',
    'rule',
    'An unknown contact or campaign gets 422 {"tags":{"message":"The tags field is mandatory.","rules":"required"}}.',
    'documented',
    `${REFERENCE}, where it looks like a slip`
  ],
  [
    'workflow.list',
    'store',
    'The workflows are those that a test gave, else a plausible one.',
    'documented',
    `${REFERENCE}; which there are is the emulator's own`
  ],
  [
    'workflow.list-key',
    'store',
    'The list of workflows has the key workflows; in the reference it is workflow.',
    'observed',
    1,
    'observed'
  ],
  ['workflow.joined', 'store', 'A contact is put into a workflow, with or without a body; the answer is "".', 'documented', REFERENCE],
  ['workflow.invalid-id', 'rule', 'An unknown contact or workflow gets 422, each id with its sentence.', 'documented', REFERENCE],
  [
    'form.list',
    'store',
    'The forms and surveys are those that a test gave, else a plausible one of each.',
    'documented',
    `${REFERENCE}; which there are is the emulator's own`
  ],
  [
    'submission.list',
    'store',
    'What was filled in is what a test gave: of the last month unless asked otherwise, the newest first.',
    'documented',
    `${REFERENCE}; the order and what is searched are assumed`
  ]
] as const
