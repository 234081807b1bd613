import t from 'tap'
import { coverageOf } from '../../src/coverage/coverage.js'
import { coverageMarkdown } from '../../src/coverage/markdown.js'
import { Tally } from '../../src/coverage/tally.js'
import { Fidelity } from '../../src/rules/fidelity.js'
import { created } from './exchanges.js'

const of = (tally: Tally) => coverageOf({ tally, isComplete: true }, null, new Fidelity('documented'))

t.test('it has a table of operations and one of faults, and the rest folded', async (t) => {
  const tally = new Tally()
  tally.count(created({ email: 'a' }, { fault: { connection: 'truncate' } }))
  const text = coverageMarkdown({ ...of(tally), unmet: [{ name: 'late', sentence: 'late: <never>' }] })
  for (const part of [
    /^## What the program was shown\n\n\*\*Coverage: 1 request to 1 operation; never saw: /,
    '\n\nRequired and not met: late: &#60;never&#62;\n\n',
    '| operation | calls | answered | never answered | fields never sent | not fields of it |\n| --- | --- |',
    '\n| `POST /v1/contacts` | 1 | 200 ×1 | 400, 401, 413, 422, 429, 503 | `phone`, ',
    '\n| `truncated` | ×1 |  |\n| `rate-limited` | **never** | `{"status":429}` |\n',
    '<details><summary>Operations never called</summary>\n\n- contacts: `GET /v1/contacts`, ',
    '\n- tags: none of 7\n',
    '<details><summary>Rules met</summary>\n\n- `contact.created` ×1\n',
    '\n- `key.required`: A missing or unknown API key gets 401 '
  ])
    t.match(text, part)
})

t.test('where nothing came there is no table of operations', async (t) => {
  const text = coverageMarkdown(of(new Tally()))
  t.match(text, '**Coverage: no request came**')
  t.notMatch(text, '| operation |')
})

t.test('names from outside mean nothing in it', async (t) => {
  const tally = new Tally()
  tally.count(created({ '</td>|`*_[x](http://a.b)@c\n': 1, Größe: 1, ['x'.repeat(65)]: 1 }))
  const [, cell] = /\| ([^|]*) \|\n\n\| fault/.exec(coverageMarkdown(of(tally))) ?? []
  t.match(cell, /^[&#;\p{L}\p{N} ×,]+$/u)
  t.match(cell, ' Größe ×1, 1 more')
})
