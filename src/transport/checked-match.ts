import { whyNoMatch } from '../match/check.js'
import { EmulatorError } from './transport.js'

/** @throws EmulatorError `bad-match` for what is no plain data */
export function checkMatch(match: unknown): void {
  const why = whyNoMatch(match)
  if (why !== undefined) throw new EmulatorError('bad-match', why)
}
