import type { Exchange } from '../journal/exchange.js'
import type { Matchable } from '../match/match.js'
import type { DeepPartial } from '../match/matchers.js'
import { checkMatch } from './checked-match.js'
import { EmulatorError } from './transport.js'

interface Asked {
  since?: number
  match?: DeepPartial<Matchable>
}

type Requests = { exchanges: Exchange[]; dropped: number; whyDropped?: string }

/**
 * The exchanges after number `since`, oldest first; with `match` only what matches.
 * @throws EmulatorError `dropped` where some of it is gone from the journal, `bad-match`
 */
export async function listRequests(
  { since = 0, match }: Asked,
  call: (method: 'GET' | 'POST', path: string, body?: object) => Promise<Requests>
): Promise<Exchange[]> {
  if (match !== undefined) checkMatch(match)
  const { exchanges, dropped, whyDropped } = await (match === undefined
    ? call('GET', `/requests?since=${since}`)
    : call('POST', '/requests', { match, since }))
  if (dropped <= since) return exchanges
  const gone = `exchanges #${since + 1} to #${dropped} are gone from the journal`
  throw new EmulatorError('dropped', `${gone}: ${whyDropped}, or ask with since: ${dropped}`)
}
