import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import t from 'tap'
import { eventsOf, type ServerEvent } from '../../src/cli/event-stream.js'

async function eventsIn(...chunks: string[]): Promise<ServerEvent[]> {
  const events: ServerEvent[] = []
  for await (const event of eventsOf(Readable.from(chunks) as IncomingMessage)) events.push(event)
  return events
}

t.test('each event has its name and its data, however the stream is cut', async (t) => {
  const text = 'event: exchange\ndata: {"a":1}\n\nid: 7\nevent: contact\ndata: b\n\n: a comment\n\n'
  const events = [
    { name: 'exchange', data: '{"a":1}' },
    { name: 'contact', data: 'b' },
    { name: '', data: '' }
  ]
  t.same(await eventsIn(text), events)
  t.same(await eventsIn(...text), events, 'letter by letter')
  t.same(await eventsIn(text, 'event: unfinished'), events)
})

t.test('one that is longer than any of an emulator is refused', async (t) => {
  await t.rejects(eventsIn('x'.repeat(33 * 1024 * 1024)), { message: 'it sends more than an emulator does' })
})
