import { AGENCY_RULES } from './agency-rules.js'
import { CALENDAR_RULES } from './calendar-rules.js'
import { FORM_RULES } from './form-rules.js'
import { OPPORTUNITY_RULES } from './opportunity-rules.js'
import { RESOURCE_RULES } from './resource-rules.js'
import {
  DOCUMENTED,
  NO_SOURCE,
  OBSERVED,
  PAGE,
  type Profile,
  type Provenance,
  REFERENCE,
  type Rule,
  rule,
  type Step,
  seen
} from './rule.js'
import { V2_RULES } from './v2-rules.js'

/** Every rule by which the emulator answers. */
export const RULES = [
  rule(
    'http.malformed',
    'http',
    'What is not HTTP gets 400, a header over the limit 431, a request that stalls 408.',
    'assumed',
    NO_SOURCE
  ),
  rule(
    'path.unknown',
    'router',
    'An unknown path gets 404 {"msg":"Not found"}.',
    'observed',
    'status seen in 2 recordings, the body in 1 of them'
  ),
  rule('method.unknown', 'router', 'A method that the path does not have gets the same 404.', 'assumed', 'no 405 was ever recorded'),
  rule('key.required', 'key', 'A missing or unknown API key gets 401 {"msg":"Unauthorized"}.', 'documented', PAGE, DOCUMENTED),
  rule('key.invalid', 'key', 'A missing or unknown API key gets 401 {"msg":"Api key is invalid."}.', 'observed', seen(6), OBSERVED),
  rule('key.before-body', 'key', 'The key is checked before the body is read.', 'assumed', NO_SOURCE),
  rule(
    'rate.limit',
    'limit',
    'With a rate limit, a request over it gets 429 with Retry-After and the X-RateLimit-* headers.',
    'assumed',
    "the vendor's pages name limit and headers; whether they hold for v1 is not certain"
  ),
  rule('fault.armed', 'fault', 'An armed fault decides the answer.', 'assumed', 'the test that armed it'),
  rule(
    'body.json',
    'body',
    'The body is JSON, whatever its content type; anything that cannot be read gets 400 {"msg":"Bad Request"}.',
    'assumed',
    `the ${PAGE} has the answer and a curl without a content type; it does not say what causes the answer`
  ),
  rule('body.size', 'body', 'A body over 1 MiB gets 413.', 'assumed', NO_SOURCE),
  rule(
    'body.types',
    'shape',
    'A documented field of another type gets 400 {"msg":"Bad Request"}.',
    'assumed',
    `the ${REFERENCE} has the types and the answer; it does not say what causes the answer`,
    DOCUMENTED
  ),
  rule(
    'body.types-422',
    'shape',
    'A field of another type gets 422, worded by the validator that the documented 422 bodies come from.',
    'assumed',
    'the documented texts are those of npm node-input-validator; which of its rules the real API applies is not known',
    OBSERVED
  ),
  rule(
    'body.null-absent',
    'shape',
    'A field that is null counts as absent.',
    'assumed',
    'the validator that the documented 422 bodies come from treats null as absent',
    OBSERVED
  ),
  rule('body.unknown-fields', 'shape', 'Fields that are not documented are ignored without an error.', 'observed', seen(2)),
  rule('contact.email-or-phone', 'rule', 'A contact with neither e-mail nor phone gets 422.', 'documented', PAGE),
  rule('contact.created', 'store', 'A contact is created and answered with 200 {"contact":{…}}.', 'documented', PAGE),
  rule(
    'contact.upsert',
    'store',
    'A create with the e-mail or phone of a contact updates that one, unless the location allows duplicates.',
    'observed',
    seen(5),
    OBSERVED
  ),
  rule(
    'contact.email-before-phone',
    'store',
    'Of two contacts that a create matches, the one with the e-mail is updated.',
    'assumed',
    'documented for lookup only',
    OBSERVED
  ),
  rule(
    'contact.tags-on-update',
    'store',
    'An update replaces the tags, or with the option tagsOnUpdate merges them.',
    'assumed',
    'sources disagree'
  ),
  rule('contact.read', 'store', 'A contact is read by its id.', 'documented', REFERENCE),
  rule(
    'contact.invalid-id',
    'rule',
    'An id that no contact of the location has gets 422 {"id":{"message":"The contact id is invalid.","rule":"invalid"}}; on update the rule is "required".',
    'documented',
    REFERENCE
  ),
  rule(
    'contact.updated',
    'store',
    'An update changes the fields it sends and leaves the others; neither e-mail nor phone is required.',
    'assumed',
    'clients update with a customField alone, though the reference says one is required'
  ),
  rule('contact.deleted', 'store', 'A delete answers OK as text/plain.', 'observed', seen(1)),
  rule('contact.lookup', 'store', 'Lookup tries the e-mail first, then the phone.', 'documented', REFERENCE),
  rule(
    'contact.list',
    'store',
    'The list has its own serialisation, every key in the recorded order, with null for what is missing.',
    'observed',
    seen(2)
  ),
  rule(
    'contact.list-paging',
    'store',
    'The list is paged by startAfter and startAfterId; meta.nextPageUrl is null on the last page. Contacts of one millisecond are in the order in which they were written. The pages have the contacts that there were at the first of them, each once, where it was then.',
    'documented',
    `${REFERENCE}; null on the last page, the order within a millisecond and what changes between pages are assumed`
  ),
  rule(
    'contact.tags',
    'store',
    'POST adds tags, DELETE removes them; the answer has the tags that were sent.',
    'documented',
    `${REFERENCE}; which tags the answer has is assumed`
  ),
  rule('tags.mandatory', 'rule', 'Without tags the tags endpoints get 422 with "rules" where others have "rule".', 'documented', REFERENCE),
  rule('tags.lower-case', 'store', 'Tags are stored in lower case.', 'observed', seen(3), OBSERVED),
  rule(
    'phone.e164',
    'store',
    'A phone number is stored as E.164; a text that is not a phone number is stored as sent.',
    'observed',
    seen(3),
    OBSERVED
  ),
  rule(
    'phone.country',
    'store',
    'A national phone number is completed with the country of the contact, else of the location.',
    'assumed',
    NO_SOURCE,
    OBSERVED
  ),
  rule(
    'name.split',
    'store',
    'A name without firstName and lastName is split into its first word and the rest.',
    'observed',
    seen(1),
    OBSERVED
  ),
  rule(
    'name.joined',
    'store',
    'An update with a firstName or lastName and no name makes the name of both anew, where the contact has one.',
    'assumed',
    'fullNameLowerCase is recorded to follow both',
    OBSERVED
  ),
  rule(
    'contact.lower-case-fields',
    'store',
    'Answers have firstNameLowerCase, lastNameLowerCase and fullNameLowerCase.',
    'observed',
    seen(2),
    OBSERVED
  ),
  rule('contact.type', 'store', 'Answers have the type "lead".', 'observed', seen(2), OBSERVED),
  rule('country.default', 'store', "A contact without a country has the location's.", 'observed', seen(1), OBSERVED),
  rule('custom-field.forms', 'shape', 'customField may be a list of {id, value} or of {id, field_value}.', 'observed', seen(2), OBSERVED),
  rule('custom-field.by-key', 'store', 'A customField may be named by its key instead of its id.', 'observed', seen(1), OBSERVED),
  rule('custom-field.kept', 'store', 'Custom fields are created, read, listed, updated and deleted.', 'documented', REFERENCE),
  rule('custom-field.mandatory', 'rule', 'A custom field without name or dataType gets 422.', 'documented', REFERENCE),
  rule('custom-field.invalid-id', 'rule', 'An id that no custom field has gets 422.', 'documented', REFERENCE),
  rule(
    'custom-field.invalid-type',
    'rule',
    'A dataType that is not one of the documented gets 422.',
    'assumed',
    'the types are documented, the answer is not'
  ),
  rule('note.kept', 'store', 'Notes of a contact are created, read, listed, updated and deleted.', 'documented', REFERENCE),
  rule(
    'note.mandatory',
    'rule',
    'A note without a body gets 422, on update too.',
    'documented',
    `${REFERENCE}; its text is that of the other 422 bodies`
  ),
  rule('task.kept', 'store', 'Tasks of a contact are created, read, listed, updated and deleted.', 'documented', REFERENCE),
  rule(
    'task.mandatory',
    'rule',
    'A task without a title or a dueDate gets 422, on update too.',
    'documented',
    `${REFERENCE}; its text is that of the other 422 bodies`
  ),
  rule('child.invalid-id', 'rule', 'An id that no note or task of the contact has gets 422.', 'assumed', 'by analogy with the contact id'),
  ...RESOURCE_RULES.map(ofRow),
  ...FORM_RULES.map(ofRow),
  ...OPPORTUNITY_RULES.map(ofRow),
  ...AGENCY_RULES.map(ofRow),
  ...CALENDAR_RULES.map(ofRow),
  ...V2_RULES.map(ofRow),
  rule('location.timezones', 'store', 'The time zones are those of the machine.', 'assumed', 'the shape is documented'),
  rule(
    'contact.limit',
    'store',
    'A create gets 503 when there are as many contacts as --max-contacts allows.',
    'assumed',
    "the emulator's own, so that its memory stays bounded"
  ),
  rule(
    'emulator.limit',
    'store',
    'A write gets 503 when all locations together store as much as --max-bytes allows.',
    'assumed',
    "the emulator's own, so that its memory stays bounded"
  ),
  rule(
    'emulator.bug',
    'store',
    'A bug of the emulator gets 500 {"msg":"Internal Server Error"} and its stack on stderr.',
    'assumed',
    NO_SOURCE
  )
] as const

export type RuleId = (typeof RULES)[number]['id']

type Row<Id> = readonly [id: Id, step: Step, statement: string, provenance: Provenance, source: string | number, profile?: Profile]

function ofRow<const Id extends string>([id, step, statement, provenance, source, profile]: Row<Id>): Rule & { id: Id } {
  const text = typeof source === 'number' ? seen(source) : source
  return rule(id, step, statement, provenance, text, ...(profile === undefined ? [] : [[profile]]))
}
