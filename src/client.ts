import type { AddedData } from './control/added-data.js'
import type { ContactPage } from './control/contact-page.js'
import type { Enrolment } from './control/enrolments.js'
import type { Explanation } from './control/explain.js'
import { type CoverageFormat, type CoverageIn, type CoverageOptions, coverageCall } from './coverage/coverage-options.js'
import type { LocationData } from './data/schema.js'
import type { EvidenceTexts } from './evidence/texts.js'
import type { Evidence, EvidenceOptions } from './evidence/write.js'
import type { ArmedFault, Fault } from './faults/fault.js'
import { notArmed } from './faults/faults.js'
import { BASE_PATH } from './http/paths.js'
import type { Exchange } from './journal/exchange.js'
import type { LocationSnapshot } from './locations/location-snapshot.js'
import type { Cleared } from './locations/locations.js'
import type { Matchable } from './match/match.js'
import type { DeepPartial } from './match/matchers.js'
import type { Migration } from './migrate/migration.js'
import { checkMatch } from './transport/checked-match.js'
import { freshKey, type Keyring, locationOf } from './transport/keyring.js'
import { listRequests } from './transport/list-requests.js'
import { type Call, EmulatorError, send, type Transport } from './transport/transport.js'
import type { ExpectOptions, IdleOptions, WaitOptions } from './transport/wait-options.js'
import type { Contact, CreateContact, SeedContact } from './v1/contacts/contact.js'

/** Which exchange is wanted: a deep partial. Header names in any case; a slash at the end of a path makes no difference. */
export type RequestMatch = DeepPartial<Matchable>

/**
 * What a test does with one location: that of `apiKey`. Every verb is a control call, and rejects with an
 * EmulatorError that says why it could not be done.
 */
export class LocationClient {
  /** Such as `http://127.0.0.1:8080`. */
  readonly url: string
  /** What a client of the API is given as base address: `url` and `/go-high-level/v1`. */
  readonly baseUrl: string
  readonly apiKey: string
  readonly locationId: string
  readonly #transport: Transport
  readonly #keyring: Keyring

  constructor(url: string, apiKey: string, transport: Transport, keyring: Keyring) {
    this.url = url
    this.baseUrl = url + BASE_PATH
    this.apiKey = apiKey
    this.locationId = locationOf(apiKey, keyring)
    this.#transport = transport
    this.#keyring = keyring
  }

  /**
   * The stored contacts, oldest first.
   * @example const [contact] = await emulator.contacts()
   */
  async contacts(): Promise<Contact[]> {
    return (await this.#call<{ contacts: Contact[] }>('GET', '/contacts')).contacts
  }

  /**
   * One contact with its notes, tasks, opportunities, appointments and enrolments, and the exchanges that concern it. Of a
   * deleted one `contact` is null.
   * @throws EmulatorError `not-found` for one that never was
   * @example
   * const [{ id }] = await emulator.contacts()
   * const { contact, history } = await emulator.contact(id)
   */
  async contact(id: string): Promise<ContactPage> {
    return this.#call('GET', `/contacts/${encodeURIComponent(id)}`)
  }

  /**
   * Changes fields of a contact without a request; the others stay. Returns it as it is stored.
   * @throws EmulatorError `not-found`, `full`, `bad-request`
   * @example
   * const [{ id }] = await emulator.contacts()
   * await emulator.updateContact(id, { city: 'Dolomite' })
   */
  async updateContact(id: string, fields: CreateContact): Promise<Contact> {
    return this.#call('PUT', `/contacts/${encodeURIComponent(id)}`, fields)
  }

  /**
   * Deletes a contact without a request.
   * @throws EmulatorError `not-found`
   * @example
   * const [{ id }] = await emulator.contacts()
   * await emulator.deleteContact(id)
   */
  async deleteContact(id: string): Promise<void> {
    await this.#call('DELETE', `/contacts/${encodeURIComponent(id)}`)
  }

  /**
   * Adds contacts without a request, at most 10 000 in one call, whole or in part; ids and dates may be set. Returns them as they are stored.
   * @throws EmulatorError `conflict` for an id that is there already, `too-large`, `full`, `bad-request`
   * @example await emulator.addContacts({ email: 'john@deo.com', tags: ['tag1'] })
   */
  async addContacts(...contacts: SeedContact[]): Promise<Contact[]> {
    return (await this.#call<{ contacts: Contact[] }>('POST', '/contacts', { contacts })).contacts
  }

  /**
   * Gives the location what only the vendor's own pages can make, such as workflows, and contacts and settings too. Of a kind
   * that it is given some, it takes only those. Returns what the location has of each kind, and the contacts that were added.
   * @throws EmulatorError `conflict` for an id that is there already, `too-large`, `full`, `bad-request`
   * @example await emulator.addData({ workflows: [{ name: 'Welcome' }], settings: { country: 'MX' } })
   */
  async addData(data: LocationData): Promise<AddedData> {
    return this.#call('POST', '/data', data)
  }

  /**
   * Which contacts were put into which workflows and campaigns, in the order in which that happened.
   * @example const [enrolment] = await emulator.enrolments()
   */
  async enrolments(): Promise<Enrolment[]> {
    return (await this.#call<{ enrolments: Enrolment[] }>('GET', '/enrolments')).enrolments
  }

  /**
   * What arrived since the last reset, oldest first, or after exchange number `since`; with `match` only what matches.
   * @throws EmulatorError `dropped` where some of it is gone from the journal, `bad-match` for what is no plain data
   * @example const refused = await emulator.requests({ match: { status: 422 } })
   */
  async requests(asked: { since?: number; match?: RequestMatch } = {}): Promise<Exchange[]> {
    return listRequests(asked, (method, path, body) => this.#call(method, path, body))
  }

  /**
   * One exchange, with each step of its way: outcome, rule, and how the rule is known.
   * @throws EmulatorError `not-found` where the journal has no such exchange
   * @example
   * const { steps } = await emulator.explain(1)
   * for (const { step, outcome, rule } of steps) console.log(step, outcome, rule?.statement)
   */
  async explain(seq: number): Promise<Explanation> {
    return this.#call('GET', `/requests/${seq}`)
  }

  /**
   * The first exchange that matches, whether it has arrived already (after number `since`, or since the last reset) or is
   * yet to come.
   * @throws EmulatorError `timeout` with the nearest misses, `dropped` where it may be gone from the journal, `bad-match` for what is no plain data, `reset`
   * @example const { response, reasons } = await emulator.waitForRequest({ body: { email: 'john@deo.com' } }, { timeoutMs: 5000 })
   */
  async waitForRequest(match: RequestMatch = {}, { signal, ...options }: WaitOptions & { since?: number } = {}): Promise<Exchange> {
    checkMatch(match)
    return this.#call('POST', '/requests/wait', { match, ...options }, signal)
  }

  /**
   * The first contact that matches, whether it is stored already or is yet to come.
   * @throws EmulatorError `timeout` with the nearest misses, `bad-match` for what is no plain data, `reset`
   * @example const { id } = await emulator.waitForContact({ email: 'john@deo.com' })
   */
  async waitForContact(match: DeepPartial<Contact> = {}, { signal, ...options }: WaitOptions = {}): Promise<Contact> {
    checkMatch(match)
    return this.#call('POST', '/contacts/wait', { match, ...options }, signal)
  }

  /**
   * All exchanges that match (after number `since`, or since the last reset), once there are as many as expected: at once
   * where more do no harm, else when nothing more comes. Rejects with `unmet`, saying what came and what came nearest, as soon
   * as it is certain or when the time is up; else as `waitForRequest` does.
   * @example await emulator.expectRequests({ body: { email: 'john@deo.com' } }, { times: 1 })
   */
  async expectRequests(match: RequestMatch = {}, { signal, ...options }: ExpectOptions & { since?: number } = {}): Promise<Exchange[]> {
    checkMatch(match)
    return (await this.#call<{ exchanges: Exchange[] }>('POST', '/requests/expect', { match, ...options }, signal)).exchanges
  }

  /**
   * One exchange for each match, each later than the one before; others may come between. Rejects with `unmet` when the
   * time is up, saying which did not come; else as `waitForRequest` does.
   * @example await emulator.expectSequence([{ body: { email: 'john@deo.com' } }])
   */
  async expectSequence(
    matches: readonly RequestMatch[],
    { signal, ...options }: Pick<ExpectOptions, 'within' | 'signal'> & { since?: number } = {}
  ): Promise<Exchange[]> {
    checkMatch(matches)
    return (await this.#call<{ exchanges: Exchange[] }>('POST', '/requests/expect-sequence', { matches, ...options }, signal)).exchanges
  }

  /**
   * All stored contacts that match, once there are as many as expected. Rejects as `expectRequests` does.
   * @example await emulator.expectContacts({ email: 'john@deo.com' })
   */
  async expectContacts(match: DeepPartial<Contact> = {}, { signal, ...options }: ExpectOptions = {}): Promise<Contact[]> {
    checkMatch(match)
    return (await this.#call<{ contacts: Contact[] }>('POST', '/contacts/expect', { match, ...options }, signal)).contacts
  }

  /**
   * Resolves once nothing is in flight and nothing new came for `quietMs` milliseconds (50 when not given) from this call
   * on; with `sinceLast` from the last answer on, also where that was before the call.
   * @throws EmulatorError `timeout` where it was not quiet in time, `reset`
   * @example await emulator.idle({ quietMs: 100 })
   */
  async idle({ quietMs = 50, timeoutMs = 2000, sinceLast = false, signal }: IdleOptions = {}): Promise<void> {
    await this.#call('GET', `/idle?quietMs=${quietMs}&timeoutMs=${timeoutMs}&sinceLast=${Number(sinceLast)}`, undefined, signal)
  }

  /**
   * Arms a fault, and returns it with its id.
   * @throws EmulatorError `bad-fault` where it could never fire, saying what is allowed, `bad-match` for what is no plain data, `full`
   * @example await emulator.fail({ status: 429, times: 2, match: { method: 'POST' } })
   */
  async fail(fault: Fault): Promise<ArmedFault> {
    if (fault.match !== undefined) checkMatch(fault.match)
    return this.#call('POST', '/faults', fault)
  }

  /**
   * The faults that are armed, first armed first, with what is left of each.
   * @example const [{ left }] = await emulator.faults()
   */
  async faults(): Promise<ArmedFault[]> {
    return (await this.#call<{ faults: ArmedFault[] }>('GET', '/faults')).faults
  }

  /**
   * Disarms the fault with this id.
   * @throws EmulatorError `not-found` where it is not armed, also because it has happened
   * @example await emulator.disarm((await emulator.fail({ status: 503, times: 'always' })).id)
   */
  async disarm(id: string): Promise<void> {
    // What is no single part of a path would lead to another call, such as to that which disarms all.
    if (!/^[\w-]+$/.test(id)) throw new EmulatorError('not-found', notArmed(id))
    await this.#call('DELETE', `/faults/${id}`)
  }

  /**
   * Disarms all faults; returns how many there were.
   * @example await emulator.clearFaults()
   */
  async clearFaults(): Promise<number> {
    return (await this.#call<{ cleared: number }>('DELETE', '/faults')).cleared
  }

  /**
   * The time of the location.
   * @example const time = await emulator.now()
   */
  async now(): Promise<Date> {
    return this.#time('GET')
  }

  /**
   * From here on the time of the location stands still at `now`.
   * @throws EmulatorError `bad-request` for what is no time
   * @example await emulator.setClock('2026-01-01T12:00:00Z')
   */
  async setClock(now: Date | string): Promise<Date> {
    return this.#time('PUT', { now })
  }

  /**
   * Moves the time of the location by `ms` milliseconds.
   * @throws EmulatorError `bad-request` where that leads out of the years 1970 to 9999
   * @example await emulator.advanceClock(60_000)
   */
  async advanceClock(ms: number): Promise<Date> {
    return this.#time('PUT', { advanceMs: ms })
  }

  /**
   * All that the location holds but its journal, as plain data: contacts and everything else, faults, time, random ids.
   * @example const snapshot = await emulator.snapshot()
   */
  async snapshot(): Promise<LocationSnapshot> {
    return this.#call('GET', '/snapshot')
  }

  /**
   * Resets the location, and has in it what a snapshot has, also one of another location. What is random goes on as it went on
   * after the snapshot, where the emulator has a seed. Rejects with `bad-snapshot` for one of another version.
   * @example await emulator.restore(await emulator.snapshot())
   */
  async restore(snapshot: LocationSnapshot): Promise<void> {
    await this.#call('PUT', '/snapshot', snapshot)
  }

  /**
   * Resets the location, or with `all` the whole emulator, to its state at the start: contacts, journal, faults, time and
   * random ids. Requests in flight are cut, and waits reject with `reset`. Returns how much was cleared.
   * @example await emulator.reset()
   */
  async reset({ all = false }: { all?: boolean } = {}): Promise<Cleared> {
    const call = { method: 'POST', path: '/reset', apiKey: all ? undefined : this.apiKey } as const
    const { cleared } = await send<{ cleared: Cleared }>(this.#transport, call)
    if (all) await this.#keyring.restart()
    return cleared
  }

  /**
   * Writes what went on into a folder, such as when a test has failed: `evidence.html`, which is the inspector with it in one
   * file, and the same as JSON and HAR. No key is in it. What is there of the same title is replaced.
   * @throws EmulatorError, and what Node throws where the folder cannot be written
   * @example const { files, replay } = await emulator.evidence('evidence', { title: 'a lead becomes a contact' })
   */
  async evidence(folder: string, { title, all = false, run }: EvidenceOptions = {}): Promise<Evidence> {
    const call = { method: 'POST', path: '/evidence', apiKey: all ? undefined : this.apiKey } as const
    const texts = await send<EvidenceTexts>(this.#transport, { ...call, body: { title, folder, run } })
    return (await import('./evidence/write.js')).writeEvidence(folder, texts)
  }

  /**
   * What the program was shown, and what it was never shown: operations, fields, statuses, rules and faults. Of the location,
   * or with `all` of the whole emulator; resets change nothing of it. With a `format` it is a text to read.
   * @throws EmulatorError `bad-request` for what cannot be required
   * @example
   * const { summary, unmet } = await emulator.coverage({ require: ['429', 'cut-after-store'] })
   * console.log(await emulator.coverage({ all: true, format: 'text' }))
   */
  coverage<Format extends CoverageFormat = 'json'>(options: CoverageOptions<Format> = {}): Promise<CoverageIn<Format>> {
    return send(this.#transport, coverageCall(options, this.apiKey))
  }

  /**
   * How the requests of version 1 move to version 2 of the API: of the location, or with `all` of the whole emulator.
   * @example const { isWhole, requests } = await emulator.migration()
   */
  migration({ all = false }: { all?: boolean } = {}): Promise<Migration> {
    return send(this.#transport, { method: 'GET', path: '/migration', apiKey: all ? undefined : this.apiKey })
  }

  /**
   * Another location with the same verbs: that of `apiKey`, or of a fresh key that works.
   * @throws EmulatorError `unknown-key` for one that is not accepted, `key-needed` where there is no fresh one
   * @example const other = emulator.location('test-checkout')
   */
  location(apiKey?: string): LocationClient
  /** The same, once it has what a snapshot has. */
  location(apiKey: string | undefined, options: { from: LocationSnapshot }): Promise<LocationClient>
  location(apiKey = freshKey(this.#keyring), options?: { from: LocationSnapshot }): LocationClient | Promise<LocationClient> {
    const location = new LocationClient(this.url, apiKey, this.#transport, this.#keyring)
    return options === undefined ? location : location.restore(options.from).then(() => location)
  }

  async #time(method: 'GET' | 'PUT', body?: object): Promise<Date> {
    return new Date((await this.#call<{ now: string }>(method, '/clock', body)).now)
  }

  #call<Body>(method: Call['method'], path: string, body?: unknown, signal?: AbortSignal): Promise<Body> {
    return send(this.#transport, { method, path, apiKey: this.apiKey, body, signal })
  }
}
