import type { Feed } from '../../locations/feed.js'
import type { TagsOnUpdate } from '../../records/contact.js'
import type { Fidelity } from '../../rules/fidelity.js'

/** What the contacts of v1 depend on. */
export interface ContactsContext {
  fidelity: Fidelity
  /** Told of each contact that was created or changed. */
  feed: Feed
  tagsOnUpdate: TagsOnUpdate
}
