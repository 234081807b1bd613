import { matches as contactMatches } from '../../contacts/pages.js'
import type { Location } from '../../locations/location.js'
import type { Contact } from '../../records/contact.js'
import { type Opportunity, type OpportunityStatus, STATUSES } from '../../records/opportunity.js'
import { anyText, ListQueryReader, oneOf, type Paging, wholeNumber } from '../resource/list-query.js'

/** What a list of opportunities asks for, after its query was read. */
export interface ListQuery extends Paging {
  stageId: string | undefined
  status: OpportunityStatus | undefined
  assignedTo: string | undefined
  monetaryValue: number | undefined
  /** Of a campaign in which the contact is. */
  campaignId: string | undefined
  /** Epoch milliseconds between which it was created, both included. */
  startDate: number | undefined
  endDate: number | undefined
  /** Searched for in the name, and in name, phone, e-mail, tags and company of the contact. */
  query: string | undefined
}

const STATUS_NAMES = Object.fromEntries(STATUSES.map((status) => [status, status]))
const number = (text: string) => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined)

/** Reads the query of a list; what cannot be read counts as not sent, and is named in `ignored`. */
export function readListQuery(query: Readonly<Record<string, unknown>>): ListQuery & { ignored: string[] } {
  const reader = new ListQueryReader(query)
  const pick = <Value>(name: string, read: (text: string) => Value | undefined) => reader.pick<Value | undefined>(name, read, undefined)
  return {
    ...reader.paging(),
    stageId: pick('stageId', anyText),
    status: pick('status', oneOf<OpportunityStatus>(STATUS_NAMES)),
    assignedTo: pick('assignedTo', anyText),
    monetaryValue: pick('monetaryValue', number),
    campaignId: pick('campaignId', anyText),
    startDate: pick('startDate', wholeNumber(0)),
    endDate: pick('endDate', wholeNumber(0)),
    query: pick('query', anyText),
    ignored: reader.ignored
  }
}

export interface Page {
  opportunities: Opportunity[]
  total: number
  /** Its number, from 1. */
  page: number
  /** The one after which the next page starts, and its time; undefined on the last page. */
  next: { time: number; id: string } | undefined
}

/** One page of the opportunities of a pipeline that a query asks for, the newest first. */
export function pageOf(location: Location, pipelineId: string, asked: ListQuery): Page {
  const { limit, page, startAfter, startAfterId } = asked
  const all = location.resources.opportunities.all().filter((each) => each.pipelineId === pipelineId)
  // Of two at one time, the one that was added later comes first.
  const inOrder = all.reverse().sort((a, b) => b.created - a.created)
  const isWanted = filterOf(location, asked)
  const wanted = inOrder.filter(isWanted)
  const isFromPlace = startAfter !== undefined || startAfterId !== undefined
  // The last one seen may no longer be wanted: a program may have changed it meanwhile.
  const skipped = isFromPlace ? inOrder.slice(0, placeAfter(inOrder, asked)).filter(isWanted).length : (page - 1) * limit
  const opportunities = wanted.slice(skipped, skipped + limit)
  const last = opportunities.at(-1)
  const hasMore = wanted.length > skipped + limit
  return {
    opportunities,
    total: wanted.length,
    page: Math.floor(skipped / limit) + 1,
    next: last && hasMore ? { time: last.created, id: last.id } : undefined
  }
}

/** How many are seen where these two say what came last. */
function placeAfter(inOrder: readonly Opportunity[], { startAfter, startAfterId }: Paging): number {
  const last = inOrder.findIndex(({ id, created }) => id === startAfterId && (startAfter === undefined || created === startAfter))
  if (last >= 0 || startAfter === undefined) return last + 1
  // Without an id, all of that very time have been seen. After one that was deleted, some may not have been: they come once
  // more rather than not at all.
  const next = inOrder.findIndex(({ created }) => created < startAfter || (startAfterId !== undefined && created === startAfter))
  return next < 0 ? inOrder.length : next
}

function filterOf({ contacts, resources }: Location, asked: ListQuery): (opportunity: Opportunity) => boolean {
  const { stageId, status, assignedTo, monetaryValue, campaignId, startDate = 0, endDate = Number.POSITIVE_INFINITY } = asked
  const query = asked.query?.toLowerCase()
  const inCampaign = new Set<string>()
  for (const { kind, targetId, removed, contactId } of campaignId === undefined ? [] : resources.enrolments.all()) {
    if (kind === 'campaign' && targetId === campaignId && removed === undefined) inCampaign.add(contactId)
  }
  const isAsked = <Value>(wanted: Value | undefined, value: Value) => wanted === undefined || wanted === value
  return (each) =>
    isAsked(stageId, each.stageId) &&
    isAsked(status, each.status) &&
    isAsked(assignedTo, each.assignedTo) &&
    isAsked(monetaryValue, each.monetaryValue) &&
    (campaignId === undefined || inCampaign.has(each.contactId)) &&
    each.created >= startDate &&
    each.created <= endDate &&
    (query === undefined || each.name.toLowerCase().includes(query) || contactMatches(contacts.get(each.contactId) as Contact, query))
}
