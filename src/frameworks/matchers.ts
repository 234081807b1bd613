import type { LocationClient, RequestMatch } from '../client.js'
import type { EmulatorError } from '../transport/transport.js'
import type { ExpectOptions } from '../transport/wait-options.js'

/** Which contact is wanted: a deep partial. */
export type ContactMatch = Parameters<LocationClient['expectContacts']>[0]

/** Matchers for an emulator or a location of it. Each gives a promise: await it. `.not` means never. */
export interface EmulatorMatchers {
  /** That requests which match have arrived, as often as `times` says (default: at least once), or do so `within` milliseconds. */
  toHaveReceived(match?: RequestMatch, options?: ExpectOptions & { since?: number }): Promise<void>
  /** The same of contacts that are stored. */
  toHaveContact(match?: ContactMatch, options?: ExpectOptions): Promise<void>
}

interface Verdict {
  pass: boolean
  message: () => string
}

/** The matchers as `expect.extend` takes them. */
export const matchers: {
  [Name in keyof EmulatorMatchers]: (
    this: { isNot?: boolean },
    received: unknown,
    ...expected: Parameters<EmulatorMatchers[Name]>
  ) => Promise<Verdict>
} = {
  toHaveReceived(received, match, options) {
    const location = locationOf(received, 'toHaveReceived')
    return verdictOn((given) => location.expectRequests(match, given), options, this.isNot)
  },
  toHaveContact(received, match, options) {
    const location = locationOf(received, 'toHaveContact')
    return verdictOn((given) => location.expectContacts(match, given), options, this.isNot)
  }
}

async function verdictOn<Options extends ExpectOptions>(
  expectation: (options: Options) => Promise<unknown>,
  options = {} as Options,
  isNot = false
): Promise<Verdict> {
  if (isNot && options.times !== undefined) throw new Error('`.not` means never; leave `times` out, or say it in `times` without `.not`')
  let unmet: string | undefined
  try {
    await expectation(isNot ? { ...options, times: 'never' } : options)
  } catch (error) {
    const { code, message } = error as EmulatorError
    if (code !== 'unmet') throw error
    unmet = message
  }
  // With `.not` a framework takes `pass` for a failure.
  return { pass: (unmet === undefined) !== isNot, message: () => unmet ?? '' }
}

function locationOf(received: unknown, matcher: string): LocationClient {
  const location = received as LocationClient | null | undefined
  if (typeof location?.expectRequests === 'function') return location
  throw new Error(`${matcher} is for an emulator or a location of it, such as expect(ghl).${matcher}(…); what came is ${typeof received}`)
}
