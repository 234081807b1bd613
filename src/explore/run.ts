import type { Exchange } from '../journal/exchange.js'
import type { Contact } from '../v1/contacts/contact.js'

/** What a run is given. */
export interface GivenRun {
  baseUrl: string
  apiKey: string
  /** `GHL_BASE_URL`, `GHL_API_KEY`, `GHL_LOCATION_ID` and `GHL_EMULATOR_URL`, for a program that is started. */
  env: Record<string, string>
  /** Which run it is: `undisturbed`, or such as `3:cut-after-store`. */
  name: string
  /** Aborted when the run takes too long: nothing more is to be sent then. */
  signal: AbortSignal
}

/** How the program ended. */
export type Ended =
  /** It says that all is well. */
  | { how: 'well' }
  /** It says that something is wrong. */
  | { how: 'failed' | 'crashed'; why: string }
  /** It was ended, for it took too long. */
  | { how: 'hung'; afterMs: number }
  /** It was ended, for it tried again and again. */
  | { how: 'stormed' }

/** A request of a run, and when its answer was sent. */
export interface Seen {
  exchange: Exchange
  /** Milliseconds of a clock that only runs forward. */
  at: number
}

/** What the emulator knows of a run. */
export interface Observed {
  ended: Ended
  /** Whether the fault met a request. */
  fired: boolean
  seen: readonly Seen[]
  contacts: readonly Contact[]
}
