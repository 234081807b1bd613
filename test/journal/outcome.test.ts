import t from 'tap'
import { Entry } from '../../src/journal/entry.js'
import { type Answered, outcomeOf, outcomeText } from '../../src/journal/outcome.js'
import { viewOf } from '../../src/journal/view.js'

const of = (method: string, status: number | null, more: Partial<Answered> = {}): Answered => ({
  ...{ method, status, fault: null, rule: null },
  ...more
})

const CASES: [says: string, answered: Answered, text: string][] = [
  ['a POST that was accepted', of('POST', 200, { rule: 'contact.created' }), 'Created'],
  ['a create that updated a contact', of('POST', 200, { rule: 'contact.upsert' }), 'Updated'],
  ['tags that were added', of('POST', 200, { rule: 'contact.tags' }), 'Updated'],
  ['tags that were taken away', of('DELETE', 200, { rule: 'contact.tags' }), 'Updated'],
  ['a PUT that was accepted', of('PUT', 200, { rule: 'contact.updated' }), 'Updated'],
  ['a DELETE that was accepted', of('DELETE', 200, { rule: 'contact.deleted' }), 'Deleted'],
  ['a GET that was answered', of('GET', 200, { rule: 'contact.list' }), 'Read'],
  ['a search of tasks', of('POST', 200, { rule: 'v2.task-search' }), 'Read'],
  ['files, which are not kept', of('POST', 200, { rule: 'v2.file-upload' }), 'Read'],
  ['a refusal', of('POST', 422, { rule: 'contact.email-or-phone' }), 'Refused'],
  ['a request over the rate limit', of('GET', 429), 'Refused'],
  ['a request for which there was no room', of('POST', 503, { rule: 'contact.limit' }), 'Refused'],
  ['a path that is not served', of('GET', 404, { rule: 'path.unknown' }), 'Not found'],
  ['a bug of the emulator', of('GET', 500, { rule: 'emulator.bug' }), 'Failed'],
  ['a caller that hung up', of('POST', null), 'Cut'],
  ['a reply that was lost', of('POST', null, { fault: { connection: 'reset-after' }, rule: 'contact.created' }), 'Faulted: reply lost'],
  ['a connection that was cut before', of('POST', null, { fault: { connection: 'reset-before' } }), 'Faulted: connection cut'],
  ['half an answer', of('POST', 200, { fault: { connection: 'truncate' }, rule: 'contact.created' }), 'Faulted: answer cut'],
  ['half an answer with a status', of('POST', 500, { fault: { connection: 'truncate', status: 500 } }), 'Faulted: answer cut'],
  ['an armed status', of('GET', 429, { fault: { status: 429, delayMs: 5 } }), 'Faulted: status 429'],
  ['an armed 404', of('GET', 404, { fault: { status: 404 } }), 'Faulted: status 404'],
  ['an answer that was held back', of('POST', 200, { fault: { delayMs: 5 }, rule: 'contact.created' }), 'Faulted: late']
]

for (const [says, answered, text] of CASES) {
  t.test(`the outcome of ${says} is "${text}"`, async (t) => {
    t.equal(outcomeText(answered), text)
    const { outcome, what } = outcomeOf(answered)
    t.equal(what === undefined ? outcome : `${outcome}: ${what}`, text)
  })
}

t.test('an exchange has its outcome', async (t) => {
  const entry = new Entry('DELETE', '/v1/contacts/x', [], 0)
  entry.close(200, {}, null)
  t.equal(viewOf(entry).outcome, 'Deleted')
})
