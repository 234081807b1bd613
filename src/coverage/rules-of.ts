import type { RuleId } from '../rules/rules.js'
import type { Operation } from './operations.js'
import { rulesOfV2 } from './v2-rules-of.js'

const BODY: RuleId[] = ['body.json', 'body.size', 'body.types', 'body.types-422']
const OF_AGENCIES = /\/(users|locations|snapshots|saas)/
const NORMALISED: RuleId[] = ['phone.e164', 'name.split', 'custom-field.by-key', 'tags.lower-case']

/** Which rules a request can meet at an operation: those of each row whose pattern its resource, method and path fit. */
const ROWS: readonly [RegExp, readonly RuleId[]][] = [
  [/^contacts POST/, ['contact.created', 'contact.email-or-phone', 'contact.upsert', 'country.default', ...NORMALISED]],
  [/^contacts PUT/, ['contact.updated', 'contact.invalid-id', ...NORMALISED]],
  [/^contacts DELETE/, ['contact.deleted', 'contact.invalid-id']],
  [/^contacts GET .*s$/, ['contact.list']],
  [/^contacts GET .*:id$/, ['contact.read', 'contact.invalid-id']],
  [/^contacts GET .*lookup$/, ['contact.lookup', 'contact.lookup-no-match', 'contact.email-or-phone']],
  [/\/contacts\/:id\/tags/, ['contact.tags', 'tags.mandatory', 'contact.invalid-id']],
  [/^tags POST .*contacts/, ['tags.lower-case']],
  [/^tags .*\/v1\/tags/, ['tag.kept']],
  [/^tags .*\/v1\/tags\/:id$/, ['tag.invalid-id']],
  [/^tags (POST|PUT) \/v1\/tags/, ['tag.mandatory']],
  [/^notes/, ['note.kept']],
  [/^notes (POST|PUT)/, ['note.mandatory']],
  [/^tasks/, ['task.kept']],
  [/^tasks (POST|PUT .*:id$)/, ['task.mandatory']],
  [/^tasks .*status$/, ['task.status-mandatory']],
  [/^(notes|tasks)/, ['contact.invalid-id']],
  [/\/(notes|tasks)\/:id/, ['child.invalid-id']],
  [/^custom fields/, ['custom-field.kept']],
  [/^custom fields (POST|PUT)/, ['custom-field.mandatory', 'custom-field.options-mandatory']],
  [/^custom fields POST/, ['custom-field.invalid-type']],
  [/^custom fields .*:id$/, ['custom-field.invalid-id']],
  [/^custom values/, ['custom-value.kept']],
  [/^custom values (POST|PUT)/, ['custom-value.mandatory']],
  [/^custom values .*:id$/, ['custom-value.invalid-id']],
  [/^links/, ['link.kept']],
  [/^links POST/, ['link.mandatory']],
  [/^links .*:id$/, ['link.invalid-id']],
  [/^campaigns GET/, ['campaign.list']],
  [/^campaigns POST/, ['campaign.joined', 'campaign.invalid-id']],
  [/^campaigns DELETE/, ['campaign.left', 'campaign.invalid-id']],
  [/^workflows GET/, ['workflow.list']],
  [/^workflows POST/, ['workflow.joined', 'workflow.invalid-id']],
  [/^forms .*(forms|surveys)$/, ['form.list']],
  [/^forms .*submissions$/, ['submission.list']],
  [/^opportunities GET \/v1\/pipelines$/, ['pipeline.list']],
  [/^opportunities .*:pipelineId/, ['pipeline.invalid-id']],
  [/^opportunities GET .*opportunities$/, ['opportunity.list']],
  [/^opportunities (POST|PUT .*:opportunityId$)/, ['opportunity.kept', 'opportunity.mandatory', 'opportunity.contact']],
  [/^opportunities (GET|DELETE) .*:opportunityId$/, ['opportunity.kept']],
  [/^opportunities (POST|PUT)/, ['opportunity.invalid']],
  [/^opportunities .*:opportunityId|^opportunities POST/, ['opportunity.invalid-id']],
  [/^opportunities .*status$/, ['opportunity.status']],
  [/^calendars .*teams/, ['team.kept']],
  [/^calendars (POST|PUT) .*teams/, ['team.mandatory']],
  [/^calendars .*teams\/:id$/, ['team.invalid-id']],
  [/^calendars .*services/, ['service.kept']],
  [/^calendars (POST|PUT) .*services/, ['service.mandatory', 'service.invalid-timing']],
  [/^calendars .*services\/:id$/, ['service.invalid-id']],
  [/^calendars .*:slug$/, ['slug.available', 'slug.mandatory']],
  [/^appointments GET .*slots$/, ['slot.free', 'slot.mandatory', 'slot.span', 'calendar.invalid-id', 'calendar.invalid-query']],
  [/^appointments GET .*v1\/appointments$/, ['appointment.list', 'appointment.list-mandatory', 'calendar.invalid-query']],
  [/^appointments GET .*v1\/appointments$/, ['appointment.list-whose']],
  [/^appointments POST/, ['appointment.booked', 'appointment.mandatory', 'appointment.not-free', 'appointment.invalid-time']],
  [/^appointments POST/, ['appointment.blocked', 'appointment.block-mandatory', 'calendar.invalid-id']],
  [/^appointments PUT .*:id$/, ['appointment.moved', 'appointment.move-mandatory', 'appointment.not-free']],
  [/^appointments PUT .*status$/, ['appointment.status', 'appointment.status-mandatory', 'appointment.invalid-status']],
  [/^appointments GET .*v1\/appointments\/:id$/, ['appointment.read']],
  [/^appointments DELETE/, ['appointment.deleted']],
  [/v1\/appointments\/:id/, ['appointment.invalid-id']],
  [/\/contacts\/:contactId\/appointments$/, ['appointment.of-contact', 'contact.invalid-id']],
  [/^users (?!GET .*(location|lookup)$)/, ['user.kept']],
  [/^users (POST|PUT)/, ['user.mandatory']],
  [/^users POST/, ['user.invalid']],
  [/^users GET .*users$/, ['user.list-own']],
  [/^users GET .*location$/, ['user.list-location']],
  [/^users .*lookup$/, ['user.lookup']],
  [/^users .*:id$/, ['user.invalid-id']],
  [/^location GET .*timezones$/, ['location.timezones']],
  [/^location GET .*v1\/locations\/:id$/, ['location.read', 'location.invalid-id']],
  [/^location GET .*v1\/locations$/, ['location.api-key', 'location.list-own']],
  [/^location .*lookup$/, ['location.lookup']],
  [/^location (POST|PUT|DELETE) \/v1\/locations(\/:id)?$/, ['location.kept']],
  [/^location (POST|PUT) \/v1\/locations(\/:id)?$/, ['location.mandatory']],
  [/^location (PUT|DELETE) \/v1\/locations\/:id$|saas-sub/, ['location.invalid-id']],
  [/^location GET .*snapshots$/, ['snapshot.list']],
  [/:snapshotId$/, ['snapshot.loaded', 'snapshot.invalid-id']],
  [/^location GET .*saas/, ['saas.locations', 'saas.mandatory']],
  [/^location PUT .*saas/, ['saas.updated', 'saas.mandatory']]
]

/** The rules of an operation that decide an answer or change what is kept, and that no fault stands for. */
export function rulesOf(operation: Operation): RuleId[] {
  return operation.resource.startsWith('v2 ') ? rulesOfV2(operation) : rulesOfV1(operation)
}

function rulesOfV1({ name, resource, fields }: Operation): RuleId[] {
  const own = ROWS.filter(([pattern]) => pattern.test(`${resource} ${name}`)).flatMap(([, rules]) => rules)
  const body = fields.length > 0 ? BODY : []
  const key: RuleId[] = ['key.required', 'key.invalid', ...(OF_AGENCIES.test(name) ? (['key.of-agency'] as const) : [])]
  return [...new Set<RuleId>([...key, ...body, ...own])]
}
