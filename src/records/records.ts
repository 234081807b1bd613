import { jsonSize, type Room } from './room.js'

/** What `save` makes, and `load` takes. */
export interface SavedRecords<Kept> {
  records: readonly Kept[]
  /** Of what only the vendor's own pages can make: whether a test has given some. */
  isGiven?: boolean
}

/** What a location has of one kind, by id, in the order in which it was added. */
export class Records<Kept extends { readonly id: string }> {
  readonly #room: Room
  readonly #byId = new Map<string, Kept>()

  constructor(room: Room) {
    this.#room = room
  }

  all(): Kept[] {
    return [...this.#byId.values()]
  }

  has(id: string): boolean {
    return this.#byId.has(id)
  }

  get(id: string): Kept | undefined {
    return this.#byId.get(id)
  }

  /** Whether a request may name this id. */
  takes(id: string): boolean {
    return this.has(id)
  }

  /** Adds what a client makes. */
  add(record: Kept): void {
    this.put(record)
  }

  /** Adds one, or puts it in the place of the one with its id. */
  put(record: Kept): void {
    const before = this.#byId.get(record.id)
    this.#room.bytes += this.sizeOf(record) - (before === undefined ? 0 : this.sizeOf(before))
    this.#byId.set(record.id, record)
  }

  remove(id: string): void {
    const record = this.#byId.get(id)
    if (record === undefined) return
    this.#room.bytes -= this.sizeOf(record)
    this.#byId.delete(id)
  }

  /** All there is, as plain data. */
  save(): SavedRecords<Kept> {
    return { records: this.all() }
  }

  /** Has what was saved in place of what there is. */
  load({ records }: SavedRecords<Kept>): void {
    for (const { id } of this.all()) this.remove(id)
    for (const record of records) this.put(record)
  }

  /** Gives its room back; it is not used after this. */
  end(): void {
    for (const record of this.#byId.values()) this.#room.bytes -= this.sizeOf(record)
  }

  protected sizeOf(record: Kept): number {
    return jsonSize(record)
  }
}

/** What belongs to contacts and is found by its own id too, such as opportunities. */
export class RecordsOfContacts<Kept extends { readonly id: string; readonly contactId: string }> extends Records<Kept> {
  readonly #byContact = new Map<string, Set<string>>()

  /** Those of one contact, in the order in which they were added. */
  ofContact(contactId: string): Kept[] {
    return [...(this.#byContact.get(contactId) ?? [])].map((id) => this.get(id) as Kept)
  }

  override put(record: Kept): void {
    const before = this.get(record.id)
    if (before?.contactId !== record.contactId) {
      if (before) this.#unindex(before)
      const ids = this.#byContact.get(record.contactId) ?? new Set()
      this.#byContact.set(record.contactId, ids.add(record.id))
    }
    super.put(record)
  }

  override remove(id: string): void {
    const record = this.get(id)
    if (record) this.#unindex(record)
    super.remove(id)
  }

  /** Removes all of a contact. */
  forgetContact(contactId: string): void {
    for (const { id } of this.ofContact(contactId)) this.remove(id)
  }

  #unindex({ id, contactId }: Kept): void {
    const ids = this.#byContact.get(contactId)
    ids?.delete(id)
    if (ids?.size === 0) this.#byContact.delete(contactId)
  }
}

/**
 * What only the vendor's own pages can make, such as workflows. A location that is given none has one plausible one, and
 * takes any id, for the emulator cannot know yours; one that is given some takes only those.
 */
export class Given<Kept extends { readonly id: string }> extends Records<Kept> {
  #plausible: Kept
  #isGiven = false

  constructor(room: Room, plausible: Kept) {
    super(room)
    this.#plausible = plausible
    this.put(plausible)
  }

  /** Adds what a test or the data file gives. */
  give(records: readonly Kept[]): void {
    if (records.length === 0) return
    if (!this.#isGiven) this.remove(this.#plausible.id)
    this.#isGiven = true
    for (const record of records) this.put(record)
  }

  override save(): SavedRecords<Kept> {
    return { ...super.save(), isGiven: this.#isGiven }
  }

  override load(saved: SavedRecords<Kept>): void {
    const { records, isGiven = false } = saved
    this.#isGiven = isGiven
    if (!isGiven) this.#plausible = records[0] as Kept
    super.load(saved)
  }

  /** Whether a test has given some. */
  get isGiven(): boolean {
    return this.#isGiven
  }

  override takes(id: string): boolean {
    return !this.#isGiven || this.has(id)
  }

  // Nobody has asked for the plausible one, so it takes nobody's room.
  protected override sizeOf(record: Kept): number {
    return record === this.#plausible ? 0 : super.sizeOf(record)
  }

  override add(record: Kept): void {
    this.give([record])
  }

  /** The one with this id; for an id that is taken without being known, one like the plausible one. */
  find(id: string): Kept | undefined {
    return this.get(id) ?? (this.#isGiven ? undefined : { ...this.#plausible, id })
  }
}
