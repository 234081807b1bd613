const REFERENCE = 'v1 reference'

// Rows as in resource-rules.ts.

/** The rules of pipelines and opportunities. */
export const OPPORTUNITY_RULES = [
  [
    'pipeline.list',
    'store',
    'The pipelines are those that a test gave, else a plausible one with plausible stages.',
    'documented',
    `${REFERENCE}; which there are is the emulator's own`
  ],
  ['pipeline.location-id', 'store', 'A pipeline is answered with its locationId.', 'observed', 1, 'observed'],
  ['pipeline.invalid-id', 'rule', 'An id that no pipeline has gets 422.', 'assumed', 'by analogy with the other ids'],
  [
    'opportunity.kept',
    'store',
    'Opportunities are created, read, updated and deleted.',
    'documented',
    `${REFERENCE}; that a contact may have several in one pipeline is assumed`
  ],
  [
    'opportunity.mandatory',
    'rule',
    'An opportunity without a title, a status or a stageId gets 422, on update too; a new one also without contactId, email and phone.',
    'documented',
    `${REFERENCE}; its 422 says "contactId or email" though a phone is enough, and on update names them too, where its table of required fields does not`
  ],
  [
    'opportunity.invalid',
    'rule',
    'A status other than open, won, lost and abandoned, or a stage that the pipeline does not have, gets 422; so does a change of the status that names neither.',
    'documented',
    `${REFERENCE} for a change of the status, without saying what causes the answer; for create and update by analogy`
  ],
  [
    'opportunity.invalid-id',
    'rule',
    'An id that no opportunity of the pipeline has gets 422; so does a contactId that no contact has.',
    'assumed',
    'by analogy with the other ids'
  ],
  [
    'opportunity.contact',
    'store',
    'A contactId names the contact, which stays as it is. Without one, email, phone, name, companyName and tags change the contact with that e-mail, else with that phone, or make one; an update without e-mail and phone changes the contact there is.',
    'assumed',
    `the ${REFERENCE} has the fields; it does not say what is done with them, nor with allowDuplicateContact, which plays no role here`
  ],
  [
    'opportunity.status',
    'store',
    'A change of the status may name a status, a stageId or both; the answer is "". lastStatusChangeAt is when the status became another.',
    'documented',
    `${REFERENCE}; that one of the two is enough, and that a change of the stage leaves lastStatusChangeAt, is assumed`
  ],
  [
    'opportunity.list',
    'store',
    'The list of a pipeline, newest first, is filtered by stageId, monetaryValue, assignedTo, campaignId, startDate, endDate, query and status, and paged by startAfter and startAfterId.',
    'documented',
    `${REFERENCE}; assumed are the order, null on the last page, that the dates are those of the creation, that campaignId is a campaign the contact is in, and what the query is searched for in`
  ]
] as const
