import type { RuleId } from './rules.js'

// Whatever may carry a key, by its name. The value is dropped on arrival, so that no view can show it.
const SECRET_NAME = /auth|key|token|secret|cookie/i
const SECRET_PARAMETER = /([?&][^=&]*(?:auth|key|token|secret)[^=&]*=)[^&#]*/gi
const REDACTED = '[redacted]'
const BYTES_PER_ENTRY = 600
const BYTES_PER_STRING = 24

/** A request and its answer, as they are kept: raw, so that a request costs little. `viewOf` makes them readable. */
export class Entry {
  /** Its number in its journal, from 1. */
  seq = 0
  /** Its number among all exchanges of the emulator, from 1. */
  position = 0
  /** What it takes in memory, in bytes, about. */
  bytes = 0
  locationId: string | null = null
  keyFingerprint: string | null = null
  /** Epoch milliseconds, by the clock of the location. */
  receivedAt = 0
  durationMs = 0
  rawBody: string | null = null
  status: number | null = null
  responseHeaders: Readonly<Record<string, unknown>> = {}
  responseBody: string | null = null
  contactIds: readonly string[] = []
  rule: RuleId | null = null
  readonly reasons: string[] = []
  readonly method: string
  readonly url: string
  /** Name, value, name, value, as they came; without secrets. */
  readonly rawHeaders: readonly string[]
  /** Milliseconds of the monotonic clock at its arrival. */
  readonly arrivedAt: number

  constructor(method: string, url: string, rawHeaders: readonly string[], arrivedAt: number) {
    this.method = method
    this.url = url.includes('?') ? url.replace(SECRET_PARAMETER, `$1${REDACTED}`) : url
    this.rawHeaders = withoutSecrets(rawHeaders)
    this.arrivedAt = arrivedAt
  }

  /** Notes the answer; after this nothing changes. */
  close(status: number | null, headers: Readonly<Record<string, unknown>>, body: string | null): void {
    this.status = status
    this.responseHeaders = headers
    this.responseBody = body
    this.bytes = BYTES_PER_ENTRY + this.url.length + (this.rawBody?.length ?? 0) + (body?.length ?? 0)
    for (const text of this.rawHeaders) this.bytes += BYTES_PER_STRING + text.length
  }
}

function withoutSecrets(rawHeaders: readonly string[]): readonly string[] {
  return rawHeaders.map((text, index) => {
    const name = index % 2 === 1 ? rawHeaders[index - 1] : ''
    return name && SECRET_NAME.test(name) ? REDACTED : text
  })
}
