import type { RuleId } from '../rules/rules.js'
import type { Operation } from './operations.js'

const BODY: RuleId[] = ['body.json', 'body.size', 'v2.unknown-property', 'v2.types']

/** Which rules a request can meet at an operation of version 2: those of each row whose pattern its method and path fit. */
const ROWS: readonly [RegExp, readonly RuleId[]][] = [
  [/ \/(contacts|locations)/, ['v2.token', 'v2.version']],
  [/^POST \/contacts$/, ['v2.contact-created', 'v2.contact-duplicate', 'v2.location']],
  [/upsert$/, ['v2.contact-upserted', 'v2.contact-created', 'v2.location']],
  [/^GET \/contacts\/:contactId$/, ['v2.contact-read']],
  [/^PUT \/contacts\/:contactId$/, ['v2.contact-updated']],
  [/^DELETE \/contacts\/:contactId$/, ['v2.contact-deleted']],
  [/contacts\/:contactId/, ['v2.contact-unknown']],
  [/^GET \/contacts$/, ['v2.contact-list', 'v2.location', 'v2.types']],
  [/^POST \/contacts\/search$/, ['v2.contact-search', 'v2.location', ...BODY]],
  [/duplicate$/, ['v2.contact-lookup', 'v2.location', 'v2.types']],
  [/:contactId\/tags$/, ['v2.contact-tags']],
  [/\/notes/, ['v2.note']],
  [/\/notes\/:id$/, ['v2.note-unknown']],
  [/:contactId\/tasks/, ['v2.task']],
  [/\/:taskId/, ['v2.task-unknown']],
  [/appointments$/, ['v2.contact-appointments']],
  [/followers$/, ['v2.contact-followers']],
  [/^POST .*campaigns/, ['v2.campaign-joined', 'v2.campaign-unknown', ...BODY]],
  [/^DELETE .*campaigns/, ['v2.campaign-left', 'v2.campaign-unknown']],
  [/^POST .*workflow/, ['v2.workflow-joined', 'v2.workflow-unknown']],
  [/^DELETE .*workflow/, ['v2.workflow-left', 'v2.workflow-unknown']],
  [/bulk\/tags/, ['v2.bulk-tags', 'v2.bulk-type', 'v2.bulk-limit', 'v2.location']],
  [/bulk\/business/, ['v2.bulk-business', 'v2.bulk-limit', 'v2.location']],
  [/\/business\/:/, ['v2.business-contacts', 'v2.location', 'v2.types']],
  [/ \/locations/, ['v2.location']],
  [/ \/locations\/:locationId$/, ['v2.location-read']],
  [/customFields/, ['v2.custom-field-kept', 'v2.record-unknown']],
  [/customFields\/upload$/, ['v2.file-upload', 'v2.types']],
  [/^GET .*customFields$/, ['v2.custom-field-list', 'v2.types']],
  [/customValues/, ['v2.custom-value-kept', 'v2.record-unknown']],
  [/locations\/.*tags/, ['v2.tag-kept', 'v2.record-unknown']],
  [/tasks\/search$/, ['v2.task-search']],
  [/oauth/, ['v2.token-given', 'v2.grant']]
]

/** The rules of an operation of version 2 that decide an answer or change what is kept, and that no fault stands for. */
export function rulesOfV2({ name, fields }: Operation): RuleId[] {
  const own = ROWS.filter(([pattern]) => pattern.test(name)).flatMap(([, rules]) => rules)
  return [...new Set<RuleId>([...own, ...(fields.length > 0 ? BODY : [])])]
}
