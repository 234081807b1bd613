import { withoutSlash } from '../http/paths.js'
import type { Entry } from '../journal/entry.js'
import { matchableOf } from '../journal/view.js'
import { type Matchable, matches, shown } from '../match/match.js'
import type { InFlight } from '../pipeline/in-flight.js'
import type { Fidelity } from '../rules/fidelity.js'
import { answerOf, type Contact } from '../v1/contacts/contact.js'
import { ControlError } from './errors.js'
import { droppedSince, elsewhereLines, letGoLine } from './messages.js'
import { nearestContactsOf, nearestOf } from './nearest-lines.js'
import { Quiet, type QuietFrom } from './quiet.js'
import { exchangesAfter, type Scope } from './scope.js'
import { notQuiet, placeOf, type Watched } from './settle-count.js'
import type { Patience } from './waits.js'

/** A match as exchanges are kept: methods in capitals, header names in lower case, paths without a slash at the end. */
export function normalMatch<Match extends Partial<Matchable>>(match: Match): Match {
  const { method, path, headers } = match
  return {
    ...match,
    // A matcher stays as it is.
    ...(typeof method === 'string' && { method: method.toUpperCase() }),
    ...(typeof path === 'string' && { path: withoutSlash(path) }),
    ...(headers !== undefined && {
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
    })
  }
}

/**
 * The first exchange after number `since` that matches, at once or when it comes.
 * @throws ControlError `dropped` where some of those after `since` are gone, for one of them may have been the first
 */
export function waitForRequest(
  match: Partial<Matchable>,
  since: number,
  { scope, feed, waits }: Watched,
  patience: Patience
): Promise<Entry> {
  const wanted = normalMatch(match)
  if (scope.dropped > since) throw droppedSince(since, scope)
  return waits.wait<Entry>({
    locationId: scope.location?.id ?? null,
    ...patience,
    look: (found) => {
      const here = exchangesAfter(since, scope).find((entry) => matches(wanted, matchableOf(entry)))
      if (here) found(here)
      return feed.subscribe((happening) => {
        if (happening.kind !== 'exchange' || scope.numberOf(happening.entry) <= since) return
        if (matches(wanted, happening.matchable)) found(happening.entry)
      }, scope.location?.id)
    },
    giveUp: () => missed(wanted, since, scope, patience.timeoutMs)
  })
}

/** The first contact that matches, at once or when it comes. */
export function waitForContact(wanted: object, { scope, feed, waits }: Watched, fidelity: Fidelity, patience: Patience): Promise<Contact> {
  const kept = () => scope.locations.flatMap((location) => location.contacts.all().map((contact) => answerOf(contact, fidelity)))
  return waits.wait<Contact>({
    locationId: scope.location?.id ?? null,
    ...patience,
    look: (found) => {
      const here = kept().find((contact) => matches(wanted, contact))
      if (here) found(here)
      return feed.subscribe((happening) => {
        if (happening.kind !== 'contact') return
        const contact = answerOf(happening.contact, fidelity)
        if (matches(wanted, contact)) found(contact)
      }, scope.location?.id)
    },
    giveUp: () => {
      const contacts = kept()
      const { text } = nearestContactsOf(wanted, contacts)
      const heading = `no contact matched ${shown(wanted)} within ${patience.timeoutMs} ms; ${contacts.length} are stored${text && ', nearest:'}`
      const refused = [...scope.exchanges].filter(
        ({ contactIds, reasons, status }) => contactIds.length === 0 && (reasons.length > 0 || status !== 200)
      )
      const hint = refused.length > 0 ? `\n  ${refused.length} requests arrived that stored nothing; their reasons say why` : ''
      return new ControlError(408, 'timeout', heading + text + hint + letGoLine(scope))
    }
  })
}

/** Ends once nothing is in flight and nothing has been answered for `quietMs` milliseconds. */
export function waitForQuiet(
  quietMs: number,
  from: QuietFrom,
  { scope, feed, waits }: Watched,
  inFlight: InFlight,
  patience: Patience
): Promise<void> {
  const place = placeOf(scope, inFlight)
  return waits.wait<void>({
    locationId: scope.location?.id ?? null,
    ...patience,
    look: (found) => {
      const quiet = new Quiet(place, quietMs, from, found)
      const unsubscribe = feed.subscribe(() => quiet.look(), scope.location?.id)
      quiet.look()
      return () => {
        unsubscribe()
        quiet.end()
      }
    },
    giveUp: () => notQuiet(quietMs, place, patience.timeoutMs)
  })
}

function missed(wanted: Partial<Matchable>, since: number, scope: Scope, timeoutMs: number): ControlError {
  const arrived = exchangesAfter(since, scope)
  const { text, misses } = nearestOf(wanted, arrived, scope)
  const counted = `${arrived.length} arrived${since > 0 ? ` after #${since}` : ''}${misses.length > 0 ? ', nearest:' : ''}`
  const gone =
    scope.dropped > since ? `\n  #${since + 1} to #${scope.dropped} are gone and could not be looked at: ${scope.whyDropped}` : ''
  const message = `no request matched ${shown(wanted)} within ${timeoutMs} ms; ${counted}${text}${gone}${elsewhereLines(scope)}`
  return new ControlError(408, 'timeout', message, { misses })
}
