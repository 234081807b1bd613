import type { Entry } from '../journal/entry.js'
import { matchableOf } from '../journal/view.js'
import { type Matchable, matches, shown } from '../match/match.js'
import { ControlError } from './errors.js'
import { droppedSince, elsewhereLines } from './messages.js'
import { nearestOf, shortOf } from './nearest-lines.js'
import { exchangesAfter, type Scope } from './scope.js'
import { type Counted, type Settling, settleCount, type Watched } from './settle-count.js'
import { toldOf } from './times.js'
import type { Patience } from './waits.js'

const MOST_LISTED = 10

/**
 * The exchanges after number `since` that match, once there are as many as expected.
 * @throws ControlError as `settleCount` does, and `dropped` where some of those after `since` are gone
 */
export async function expectRequests(
  wanted: Partial<Matchable>,
  since: number,
  settling: Settling,
  watched: Watched,
  patience: Patience
): Promise<Entry[]> {
  const { scope } = watched
  if (scope.dropped > since) throw droppedSince(since, scope)
  const all = exchangesAfter(since, scope)
  const found = all.filter((entry) => matches(wanted, matchableOf(entry)))
  const counted: Counted = {
    count: () => found.length,
    note: (happening) => {
      if (happening.kind !== 'exchange' || scope.numberOf(happening.entry) <= since) return
      all.push(happening.entry)
      if (matches(wanted, happening.matchable)) found.push(happening.entry)
    },
    whyUnmet: () => {
      const came = found.length === 0 ? 'none came' : `${found.length} came: ${listed(found, scope)}`
      const others = all.filter((entry) => !found.includes(entry))
      const { text, misses } = nearestOf(wanted, others, scope)
      const nearest = misses.length > 0 ? `; nearest of the ${others.length} others:${text}` : ''
      const message = `expected ${toldOf(settling.range, 'request')} that match ${shown(wanted)}; ${came}${nearest}${elsewhereLines(scope)}`
      return new ControlError(409, 'unmet', message, { count: found.length, misses })
    }
  }
  await settleCount(counted, settling, watched, patience)
  return found
}

/**
 * One exchange for each match, each after the one before it, once there are all.
 * @throws ControlError `unmet` when the time is up, `dropped` where some of those after `since` are gone
 */
export async function expectSequence(
  sequence: readonly Partial<Matchable>[],
  since: number,
  { scope, feed, waits }: Watched,
  patience: Patience
): Promise<Entry[]> {
  if (scope.dropped > since) throw droppedSince(since, scope)
  const all: Entry[] = []
  const found: Entry[] = []
  const note = (entry: Entry) => {
    all.push(entry)
    if (found.length < sequence.length && matches(sequence[found.length], matchableOf(entry))) found.push(entry)
  }
  for (const entry of exchangesAfter(since, scope)) note(entry)
  return waits.wait<Entry[]>({
    locationId: scope.location?.id ?? null,
    ...patience,
    look: (done) => {
      const look = () => found.length === sequence.length && done(found)
      look()
      return feed.subscribe((happening) => {
        if (happening.kind !== 'exchange' || scope.numberOf(happening.entry) <= since) return
        note(happening.entry)
        look()
      }, scope.location?.id)
    },
    giveUp: () => {
      const wanted = sequence[found.length] as Partial<Matchable>
      const last = found.at(-1)
      const after = last ? all.slice(all.indexOf(last) + 1) : all
      const before = all.slice(0, all.length - after.length).filter((entry) => entry !== last && matches(wanted, matchableOf(entry)))
      const where = last ? ` after ${shortOf(last, scope)}` : ''
      const { text, misses } = nearestOf(wanted, after, scope)
      const nearest = misses.length > 0 ? `; nearest of the ${after.length} that came${where ? ' after it' : ''}:${text}` : '; none came'
      const early = before.length > 0 ? `\n  too early: ${listed(before, scope)}` : ''
      const message = `expected ${sequence.length} requests in order; number ${found.length + 1} did not come${where}: ${shown(wanted)}${nearest}${early}${elsewhereLines(scope)}`
      return new ControlError(409, 'unmet', message, { count: found.length, misses })
    }
  })
}

function listed(entries: readonly Entry[], scope: Scope): string {
  const shown = entries.slice(0, MOST_LISTED).map((entry) => shortOf(entry, scope))
  const more = entries.length - shown.length
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ')
}
