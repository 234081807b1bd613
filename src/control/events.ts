import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import type { FastifyReply } from 'fastify'
import type { Feed } from '../locations/feed.js'
import type { Fidelity } from '../rules/fidelity.js'
import { answerOf } from '../v1/contacts/contact.js'
import { exchangesAfter, type Scope } from './scope.js'

// Exchanges wait in the journal for a slow reader. Of the rest, one this far behind is cut off; it comes back with the number
// of the last exchange it saw.
const MOST_UNREAD_BYTES = 4 * 1024 * 1024
const AT_ONCE = 100

/** The open event streams. */
export class EventStreams {
  readonly #open = new Set<ServerResponse>()

  /** Sends what happens in a scope as server-sent events: first the exchanges after number `since`, then each as it comes. */
  open(reply: FastifyReply, since: number | undefined, scope: Scope, feed: Feed, fidelity: Fidelity): void {
    const { raw } = reply.hijack()
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    raw.write(':\n\n')
    const exchanges = new ExchangeStream(raw, scope, since ?? scope.last)
    const unsubscribe = feed.subscribe((happening) => {
      if (happening.kind === 'exchange') return exchanges.goOn()
      if (happening.kind === 'reset') exchanges.restart()
      const data = happening.kind === 'contact' ? answerOf(happening.contact, fidelity) : { locationId: happening.locationId }
      raw.write(eventOf(happening.kind, data))
      if (raw.writableLength - exchanges.unread > MOST_UNREAD_BYTES) raw.destroy()
    }, scope.location?.id)
    this.#open.add(raw)
    raw.on('close', () => {
      unsubscribe()
      this.#open.delete(raw)
    })
    exchanges.goOn()
  }

  close(): void {
    for (const raw of this.#open) raw.destroy()
  }
}

/** Writes exchanges as quickly as they are read: what is not yet read stays in the journal. */
class ExchangeStream {
  readonly #raw: ServerResponse
  readonly #scope: Scope
  #sent: number
  #isWriting = false
  /** Bytes of exchanges that were written and may not be read yet. */
  unread = 0

  constructor(raw: ServerResponse, scope: Scope, since: number) {
    this.#raw = raw
    this.#scope = scope
    this.#sent = since
  }

  /** After a reset the first exchange has number 1 again. */
  restart(): void {
    this.#sent = 0
  }

  /** Writes what there is, unless that is being done. */
  goOn(): void {
    if (this.#isWriting) return
    this.#isWriting = true
    this.#write().catch(() => this.#raw.destroy())
  }

  async #write(): Promise<void> {
    for (let entries = this.#next(); entries.length > 0 && !this.#raw.destroyed; entries = this.#next()) {
      for (const entry of entries) {
        this.#sent = this.#scope.numberOf(entry)
        const event = eventOf('exchange', this.#scope.view(entry), this.#sent)
        this.unread = this.#raw.writableLength + event.length
        if (!this.#raw.write(event)) await once(this.#raw, 'drain')
      }
    }
    this.unread = 0
    this.#isWriting = false
  }

  #next() {
    return exchangesAfter(this.#sent, this.#scope).slice(0, AT_ONCE)
  }
}

function eventOf(event: string, data: unknown, id?: number): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`
}
