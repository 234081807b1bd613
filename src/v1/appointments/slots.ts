import type { FastifyReply, FastifyRequest } from 'fastify'
import { answer, refuse, refuseFor } from '../../pipeline/answer.js'
import { locationOf } from '../../pipeline/request.js'
import { freeSlots } from '../../records/free-slots.js'
import { type Zone, zoneOf } from '../../records/zone.js'
import type { Refused } from '../../rules/refusals.js'
import { type FieldErrors, mandatory } from '../../rules/wording.js'
import { whatIsMissing } from '../resource/missing.js'
import { offerOf, serviceSent } from './offer.js'
import { dateOf, refusedField, zoneSent } from './times.js'

const HOUR = 3_600_000
/** A month, also where clocks are set back in it. */
const LONGEST_SPAN = 31 * 24 * HOUR + HOUR

const SLOT_NEEDS: FieldErrors = { ...mandatory('calendarId'), ...mandatory('startDate'), ...mandatory('endDate') }

interface WithQuery {
  Querystring: Record<string, unknown>
}

/** Answers the free slots of a service, by the day on which they are in the time zone that was asked for. */
export function listSlots(request: FastifyRequest<WithQuery>, reply: FastifyReply): FastifyReply {
  const { query } = request
  const location = locationOf(request)
  const missing = whatIsMissing(query, SLOT_NEEDS, 'slot.mandatory')
  if (missing) return refuseFor(reply, missing)
  const service = serviceSent(String(query.calendarId), location)
  if ('refusal' in service) return refuseFor(reply, service)
  const dates = datesOf(query)
  if ('refusal' in dates) return refuseFor(reply, dates)
  const { from, to } = dates
  if (to - from > LONGEST_SPAN) {
    const { refusal, reasons } = refusedField('endDate', 'slot.span', 'slots are listed for 31 days at most; ask for fewer at once')
    return refuse(reply, refusal, reasons)
  }
  const { timezone } = query
  const zone = timezone === undefined ? zoneOf(location.settings) : zoneSent('timezone', String(timezone), 'calendar.invalid-query')
  if ('refusal' in zone) return refuseFor(reply, zone)
  return answer(reply, 'slot.free', byDay(freeSlots(offerOf(service, location), from, to), zone))
}

/** From when to when a query asks; neither is before 1970. */
export function datesOf(query: Record<string, unknown>): { from: number; to: number } | Refused {
  const from = dateOf(query, 'startDate')
  if (typeof from === 'object') return from
  const to = dateOf(query, 'endDate')
  if (typeof to === 'object') return to
  return to >= from ? { from, to } : refusedField('endDate', 'calendar.invalid-query', 'endDate is before startDate')
}

function byDay(slots: readonly number[], zone: Zone): Record<string, { slots: string[] }> {
  const days: Record<string, { slots: string[] }> = {}
  for (const time of slots.map((slot) => zone.iso(slot))) {
    const day = time.slice(0, 10)
    days[day] ??= { slots: [] }
    days[day].slots.push(time)
  }
  return days
}
