import t from 'tap'
import type { EvidenceRecord } from '../../src/evidence/evidence-record.js'
import { summaryOf } from '../../src/evidence/summary.js'

type Exchange = EvidenceRecord['exchanges'][number]

const exchange = (position: number, path: string, outcome: string, status: number | null, reasons: string[] = []): Exchange =>
  ({ position, outcome, reasons, request: { method: 'POST', path }, response: status === null ? null : { status } }) as unknown as Exchange

const record = (exchanges: Exchange[], more: Partial<EvidenceRecord> = {}) =>
  ({
    ...{ title: null, command: 'npm test', exitCode: 1, notes: [], replay: 'npx go-high-level-emulator exec -- npm test' },
    ...{ exchanges, contacts: [], faults: [], ...more }
  }) as unknown as EvidenceRecord

t.test('the summary has a line for each request, with its outcome and why', async (t) => {
  const exchanges = [
    exchange(1, '/v1/contacts', 'Created', 200),
    exchange(2, '/v1/contacts', 'Refused', 422, ['one', 'two']),
    exchange(3, '/v1/contacts', 'Faulted: status 429', 429),
    exchange(4, '/v1/contacts', 'Faulted: reply lost', null)
  ]
  t.equal(
    summaryOf(record(exchanges, { contacts: [{}, {}], notes: ['No seed.'] }), 'evidence'),
    `### GoHighLevel emulator: npm test ended with exit code 1

4 requests, 2 refused, 2 contacts stored

| # | request | outcome | why |
|---|---|---|---|
| &#35;1 | POST /v1/contacts | Created 200 |  |
| &#35;2 | POST /v1/contacts | Refused 422 | one; two |
| &#35;3 | POST /v1/contacts | Faulted&#58; status 429 |  |
| &#35;4 | POST /v1/contacts | Faulted&#58; reply lost |  |

Files in evidence: evidence.html, evidence.json, evidence.har

To replay it:

    npx go-high-level-emulator exec -- npm test

- No seed.

`
  )
})

t.test('of many requests it shows the newest, and without any it has no table', async (t) => {
  const many = Array.from({ length: 33 }, (_, index) => exchange(index + 1, '/', 'Read', 200))
  const summary = summaryOf(record(many), undefined)
  t.match(summary, '33 requests, 0 refused, 0 contacts stored; the newest 30 are shown\n')
  t.match(summary, '\nFiles: evidence.html')
  t.notMatch(summary, '| &#35;3 |')
  t.match(summary, '| &#35;4 |')
  t.notMatch(summaryOf(record([], { title: 'a test' }), undefined), '|')
})

t.test('what others wrote is no Markdown and no HTML, and is cut', async (t) => {
  const path = '/`x`|*a*<b>[c](d)\n# e\u202e'
  const summary = summaryOf(record([exchange(1, path, 'Refused', 404, ['😀'.repeat(200)])], { title: '<script>' }), undefined)
  t.notMatch(summary.replace('### ', ''), /[`*<>[\]()]|\n# |\u202e|\ufffd/)
  t.match(summary, /(&#128512;){79}…/)
})
