import type { Fault } from '../faults/fault.js'
import {
  formWithoutKey,
  keyToHide,
  redactedHeaders,
  redactedUrl,
  SHORTEST_KEY,
  sentenceWithoutKey,
  withoutKey,
  withoutSecrets
} from '../http/redaction.js'
import { bodyWithoutSecrets } from '../http/secret-fields.js'
import { isObject } from '../match/match.js'
import type { Contact } from '../records/contact.js'
import type { RuleId } from '../rules/rules.js'

/** How many characters a body may have to be read again for the log: of a longer one that takes longer than its answer. */
export const LONG = 100_000

/** How many characters a body may have for the names of its fields to be kept beside it. */
const SHORT = 2000

const BYTES_PER_ENTRY = 600
const NONE: readonly never[] = []

/** A request and its answer, as they are kept: raw, so that a request costs little. `viewOf` in view.ts makes them readable. */
export class Entry {
  /** Its number in its journal, from 1. */
  seq = 0
  /** Its number among all exchanges of the emulator, from 1. */
  position = 0
  /** What it takes in memory, in bytes, about. */
  bytes = 0
  locationId: string | null = null
  keyFingerprint: string | null = null
  keyName: string | undefined = undefined
  /** Epoch milliseconds, by the clock of the location. */
  receivedAt = 0
  durationMs = 0
  status: number | null = null
  responseHeaders: Readonly<Record<string, unknown>> = {}
  responseBody: string | null = null
  contactIds: readonly string[] = NONE
  /** The contact as it stored it. */
  stored: Contact | null = null
  /** That contact as it was before. */
  before: Contact | null = null
  /** The rule that decided the answer. */
  rule: RuleId | null = null
  fault: Fault | null = null
  /** The rules that changed what was sent before it was kept. */
  applied: readonly RuleId[] = NONE
  /** The names of the fields of its body, where that is short and nothing of it is hidden: to read it again takes longer. */
  fields: readonly string[] | undefined = undefined
  reasons: readonly string[] = NONE
  #isForm = false
  /** Says of an accepted body what in it was silently ignored; run only when somebody looks. */
  warn: ((body: unknown) => string[]) | null = null
  /** Whether its bodies may have keys of others in them, by their names. */
  holdsSecrets = false
  /** The key it came with, until it is closed. */
  #key: string | undefined
  /** What else of it is as good as a key. */
  #secrets: readonly string[] = NONE
  #rawBody: string | null = null
  readonly method: string
  readonly url: string
  /** Name, value, name, value, as they came, each on a line of its own; without secrets. */
  readonly rawHeaders: string
  /** Milliseconds of the monotonic clock at its arrival. */
  readonly arrivedAt: number

  constructor(method: string, url: string, rawHeaders: readonly string[], arrivedAt: number) {
    this.method = method
    this.#key = keyToHide(rawHeaders)
    this.url = redactedUrl(url, this.#key)
    this.rawHeaders = redactedHeaders(rawHeaders, this.#key)
    this.arrivedAt = arrivedAt
  }

  /** The text of its body, without its key; null where it was not read. */
  get rawBody(): string | null {
    return this.#rawBody
  }

  set rawBody(text: string | null) {
    this.#rawBody = text && withoutKey(text, this.#key)
  }

  get isForm(): boolean {
    return this.#isForm
  }

  /** Notes what its body, which came as `text`, holds. */
  readAs(body: unknown, text: string): void {
    if (text.length <= SHORT && text === this.#rawBody) this.fields = fieldsOf(body)
  }

  /** Notes that its body was read as a form. */
  readAsForm(): void {
    this.#isForm = true
    this.#rawBody = formWithoutKey(String(this.#rawBody), this.#key)
  }

  /** Hides secrets that came elsewhere than in the header for keys, where it may hold any. */
  alsoHide(secrets: readonly string[]): void {
    this.#secrets = secrets.filter(({ length }) => length >= SHORTEST_KEY)
  }

  /** Says why it is refused, or what of it is ignored; without its key. */
  because(...reasons: readonly string[]): void {
    this.reasons = [...this.reasons, ...reasons.map((reason) => this.#hidden(reason, sentenceWithoutKey))]
  }

  /**
   * Has it tell what of its body, which was accepted, is silently ignored: when somebody looks, and of a long one at once.
   * @param warn what `body` has of that, a sentence each
   */
  tellIgnored(body: unknown, warn: (body: unknown) => string[]): void {
    if (String(this.rawBody).length > LONG) this.because(...warn(body))
    else this.warn = warn
  }

  /** Notes the answer; after this nothing changes. */
  close(status: number | null, headers: Readonly<Record<string, unknown>>, body: string | null): void {
    this.status = status
    this.responseHeaders = headers
    // A refusal may quote what came, and cut it.
    const isRefusal = (status ?? 0) >= 400
    this.responseBody = body && this.#hidden(body, isRefusal ? sentenceWithoutKey : withoutKey)
    if (this.holdsSecrets) {
      this.fields = undefined
      const hide = this.#isForm ? formWithoutKey : withoutKey
      this.#rawBody = this.#rawBody && this.#hidden(bodyWithoutSecrets(this.#rawBody, this.#isForm), hide)
      this.responseBody = this.responseBody && withoutSecrets(this.responseBody)
    }
    this.#key = undefined
    this.#secrets = NONE
    this.bytes = BYTES_PER_ENTRY + this.url.length + this.rawHeaders.length + (this.rawBody?.length ?? 0) + (body?.length ?? 0)
    // The location may let go of it before the journal does.
    this.bytes += this.stored?.bytes ?? 0
  }

  #hidden(text: string, hide: (text: string, key: string | undefined) => string): string {
    return this.#secrets.reduce(hide, hide(text, this.#key))
  }
}

/** The names of the fields of a body; none where it is no object. */
export function fieldsOf(body: unknown): readonly string[] {
  return isObject(body) ? Object.keys(body) : NONE
}
