import { countValues } from '../match/match.js'
import { readMatch } from '../match/matchers.js'
import { ControlError } from './errors.js'

const MOST_MATCHED = 1000

/**
 * A match as a call has it, with its matchers made ready.
 * @throws ControlError `bad-match` for a matcher that cannot be read, `bad-request` for a match of more values than are compared
 */
export async function askedMatch<Match>(match: Match): Promise<Match> {
  if (countValues(match) > MOST_MATCHED) {
    const advice = 'name those that tell one request from another'
    throw new ControlError(400, 'bad-request', `the match has more than ${MOST_MATCHED} values; ${advice}`)
  }
  return readMatch(match).catch((error: Error) => {
    throw new ControlError(400, 'bad-match', `match.${error.message}`)
  })
}
