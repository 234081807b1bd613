import { Entry } from '../../src/journal/entry.js'

/** A create that was answered, as the journal has it. */
export function created(body: unknown, change: Partial<Entry> = {}): Entry {
  const entry = new Entry('POST', '/v1/contacts', [], 0)
  entry.rawBody = typeof body === 'string' ? body : JSON.stringify(body)
  entry.rule = 'contact.created'
  entry.locationId = 'here'
  entry.close(200, {}, '{}')
  return Object.assign(entry, change)
}
