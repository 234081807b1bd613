import type { Feed } from '../locations/feed.js'
import type { Fidelity } from '../rules/fidelity.js'

/** What the contacts of version 2 depend on. */
export interface V2Context {
  fidelity: Fidelity
  /** Told of each contact that was created or changed. */
  feed: Feed
}
