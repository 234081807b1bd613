import type { Clock, SavedClock } from '../clock.js'
import { Faults, type SavedFault } from '../faults/faults.js'
import type { Chance, SavedChance } from '../ids.js'
import type { Entry } from '../journal/entry.js'
import type { Journal } from '../journal/journal.js'
import { Children } from '../records/children.js'
import type { Contact } from '../records/contact.js'
import { ContactStore } from '../records/contact-store.js'
import type { CustomField } from '../records/custom-field.js'
import { CustomFieldStore } from '../records/custom-field-store.js'
import type { Note } from '../records/note.js'
import { Resources, type SavedResources } from '../records/resources.js'
import type { Room } from '../records/room.js'
import type { LocationSettings } from '../records/settings.js'
import type { Task } from '../records/task.js'
import type { Fidelity } from '../rules/fidelity.js'

/** Whether it is an agency, or which one it belongs to. */
export interface Standing {
  isAgency?: boolean
  agency?: Location | undefined
}

/** What a location holds but its journal, as plain data. */
export interface LocationState {
  settings: LocationSettings
  clock: SavedClock
  /** Where ids are not truly random. */
  chance?: SavedChance
  /** The number of the last moment at which a contact was added or updated. */
  lastMoment: number
  contacts: readonly Contact[]
  customFields: readonly CustomField[]
  notes: [contactId: string, note: Note][]
  tasks: [contactId: string, task: Task][]
  resources?: SavedResources
  faults: SavedFault[]
}

/** What one API key opens: everything in it is its own. GoHighLevel's word for a sub-account. */
export class Location {
  readonly id: string
  readonly settings: LocationSettings
  readonly fidelity: Fidelity
  readonly room: Room
  readonly contacts: ContactStore
  readonly customFields: CustomFieldStore
  /** By the id of their contact. */
  readonly notes: Children<Note>
  readonly tasks: Children<Task>
  readonly faults: Faults
  readonly clock: Clock
  /** The clock as it was at its start. */
  readonly firstClock: Clock
  readonly chance: Chance
  readonly journal: Journal<Entry>
  /** Whether it is what the key of an agency opens: it holds its locations and users, and no contacts. */
  readonly isAgency: boolean
  /** The agency it belongs to; most belong to none. */
  readonly agency: Location | undefined
  /** Of an agency: how many of its locations are open. */
  openLocations = 0
  /** Milliseconds of the monotonic clock at which its last request was answered. */
  lastActive = 0
  /** A test has put contacts in, or set its clock: it is kept while there is room. */
  isPrepared = false
  /** One with its id was dropped before, for want of room. */
  wasLetGo = false
  /** How many requests to it have arrived and are not yet answered. */
  inFlight = 0
  /** The keys that are remembered to open it. */
  readonly openedBy: string[] = []
  #resources: Resources | undefined

  constructor(
    id: string,
    settings: LocationSettings,
    fidelity: Fidelity,
    room: Room,
    clock: Clock,
    chance: Chance,
    journal: Journal<Entry>,
    { isAgency = false, agency }: Standing = {}
  ) {
    this.id = id
    this.settings = settings
    this.fidelity = fidelity
    this.clock = clock
    this.firstClock = clock.copy()
    this.chance = chance
    this.journal = journal
    this.room = room
    this.isAgency = isAgency
    this.agency = agency
    this.contacts = new ContactStore(room)
    this.customFields = new CustomFieldStore(room)
    this.notes = new Children(room)
    this.tasks = new Children(room)
    this.faults = new Faults(room, id)
  }

  /** What else it holds. */
  get resources(): Resources {
    this.#resources ??= new Resources(this.room, this.id, this.firstClock.iso(this.firstClock.now()), this.isAgency)
    return this.#resources
  }

  /** All it holds but its journal, as plain data. */
  save(): LocationState {
    const chance = this.chance.save()
    return {
      settings: { ...this.settings },
      clock: this.clock.save(),
      ...(chance && { chance }),
      lastMoment: this.contacts.lastMoment,
      contacts: this.contacts.all(),
      customFields: this.customFields.all(),
      notes: this.notes.save(),
      tasks: this.tasks.save(),
      ...(this.#resources && { resources: this.#resources.save() }),
      faults: this.faults.save()
    }
  }

  /** Has what was saved in place of what it holds, but for the faults, which are armed by who counts those of all. */
  load({ settings, clock, chance, lastMoment, contacts, customFields, notes, tasks, resources }: LocationState): void {
    Object.assign(this.settings, settings)
    this.clock.load(clock)
    this.chance.load(chance)
    this.contacts.load(contacts, lastMoment)
    this.customFields.load(customFields)
    this.notes.load(notes)
    this.tasks.load(tasks)
    if (resources) this.resources.load(resources)
  }

  /** Gives its room back; it is not used after this. */
  end(): void {
    this.#resources?.end()
    this.contacts.end()
    this.customFields.end()
    this.notes.end()
    this.tasks.end()
    this.faults.clear()
  }

  /** Forgets a contact with its notes, its tasks and what else goes with it. */
  forgetContact(contact: Contact): void {
    const { id } = contact
    this.contacts.remove(contact)
    this.notes.forget(id)
    this.tasks.forget(id)
    this.#resources?.forgetContact(id)
  }
}

/** A location, and what stands for the key that opened it. */
export interface Opened {
  location: Location
  keyFingerprint: string
  /** The key, where it may be shown. */
  keyName: string | undefined
}
