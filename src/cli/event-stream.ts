import type { IncomingMessage } from 'node:http'

/** An event that a server has sent. */
export interface ServerEvent {
  name: string
  data: string
}

// An exchange has two bodies of 1 MiB at most, each of them twice, and JSON may need six letters for one.
const LONGEST_EVENT = 32 * 1024 * 1024

/**
 * The events of a stream of them, as they come.
 * @throws Error where one is longer than any of an emulator
 */
export async function* eventsOf(stream: IncomingMessage): AsyncGenerator<ServerEvent> {
  let unread: string[] = []
  let length = 0
  for await (const chunk of stream.setEncoding('utf8')) {
    const last = unread.at(-1)?.at(-1) ?? ''
    unread.push(chunk)
    length += chunk.length
    if (length > LONGEST_EVENT) throw new Error('it sends more than an emulator does')
    // Put together only once an event has come whole, for a long one comes in many chunks.
    if (!`${last}${chunk}`.includes('\n\n')) continue
    const events = unread.join('').split('\n\n')
    const rest = events.pop() as string
    unread = [rest]
    length = rest.length
    for (const event of events) yield { name: fieldOf(event, 'event'), data: fieldOf(event, 'data') }
  }
}

function fieldOf(event: string, name: string): string {
  const line = event.split('\n').find((line) => line.startsWith(`${name}: `)) ?? ''
  return line.slice(name.length + 2)
}
