import type { ServerResponse } from 'node:http'
import type { FastifyReply } from 'fastify'
import type { Entry } from '../journal/entry.js'
import type { Feed, Happening } from '../locations/feed.js'
import type { Fidelity } from '../rules/fidelity.js'
import { answerOf } from '../v1/contacts/contact.js'
import type { Scope } from './scope.js'

// A reader this far behind is cut off; it comes back with the number of the last event it saw.
const MOST_UNREAD_BYTES = 4 * 1024 * 1024

/** The open event streams. */
export class EventStreams {
  readonly #open = new Set<ServerResponse>()

  /** Sends what happens in a scope as server-sent events: first the exchanges after number `since`, then each as it comes. */
  open(reply: FastifyReply, since: number | undefined, scope: Scope, feed: Feed, fidelity: Fidelity): void {
    const { raw } = reply.hijack()
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    raw.write(':\n\n')
    const exchange = (entry: Entry) => this.#send(raw, 'exchange', scope.view(entry), scope.numberOf(entry))
    if (since !== undefined) for (const entry of scope.exchanges) if (scope.numberOf(entry) > since) exchange(entry)
    // What it has yet to read of those before does not count against it.
    const most = raw.writableLength + MOST_UNREAD_BYTES
    const unsubscribe = feed.subscribe((happening) => {
      if (!concerns(scope, happening)) return
      if (happening.kind === 'exchange') exchange(happening.entry)
      else if (happening.kind === 'contact') this.#send(raw, 'contact', answerOf(happening.contact, fidelity))
      else this.#send(raw, 'reset', { locationId: happening.locationId })
      if (raw.writableLength > most) raw.destroy()
    })
    this.#open.add(raw)
    raw.on('close', () => {
      unsubscribe()
      this.#open.delete(raw)
    })
  }

  close(): void {
    for (const raw of this.#open) raw.destroy()
  }

  #send(raw: ServerResponse, event: string, data: unknown, id?: number): void {
    raw.write(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  }
}

function concerns({ location }: Scope, { kind, locationId }: Happening): boolean {
  return location === undefined || location.id === locationId || (kind === 'reset' && locationId === null)
}
