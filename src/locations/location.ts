import type { Clock } from '../clock.js'
import { Faults } from '../faults/faults.js'
import type { Chance } from '../ids.js'
import type { Entry } from '../journal/entry.js'
import type { Journal } from '../journal/journal.js'
import { Children } from '../records/children.js'
import type { Contact } from '../records/contact.js'
import { ContactStore, type Room } from '../records/contact-store.js'
import { CustomFieldStore } from '../records/custom-field-store.js'
import type { Note } from '../records/note.js'
import type { Task } from '../records/task.js'
import type { Fidelity } from '../rules/fidelity.js'
import type { LocationSettings } from './settings.js'

/** What one API key opens: everything in it is its own. GoHighLevel's word for a sub-account. */
export class Location {
  readonly id: string
  readonly settings: LocationSettings
  readonly fidelity: Fidelity
  readonly customFields = new CustomFieldStore()
  /** By the id of their contact. */
  readonly notes = new Children<Note>()
  readonly tasks = new Children<Task>()
  readonly contacts: ContactStore
  readonly faults = new Faults()
  readonly clock: Clock
  readonly chance: Chance
  readonly journal: Journal<Entry>
  /** Milliseconds of the monotonic clock at which its last request was answered. */
  lastActive = 0
  /** How many requests to it have arrived and are not yet answered. */
  inFlight = 0
  /** The keys that are remembered to open it. */
  readonly openedBy: string[] = []

  constructor(
    id: string,
    settings: LocationSettings,
    fidelity: Fidelity,
    room: Room,
    clock: Clock,
    chance: Chance,
    journal: Journal<Entry>
  ) {
    this.id = id
    this.settings = settings
    this.fidelity = fidelity
    this.clock = clock
    this.chance = chance
    this.journal = journal
    this.contacts = new ContactStore(room)
  }

  /** Forgets a contact with its notes and tasks. */
  forgetContact(contact: Contact): void {
    const { id } = contact
    this.contacts.remove(contact)
    this.notes.forget(id)
    this.tasks.forget(id)
  }
}
