import t from 'tap'
import { coverageOf } from '../../src/coverage/coverage.js'
import { Tally } from '../../src/coverage/tally.js'
import { coverageText } from '../../src/coverage/text.js'
import { Entry } from '../../src/journal/entry.js'
import { Fidelity } from '../../src/rules/fidelity.js'
import { created } from './exchanges.js'

const FIDELITY = new Fidelity('documented')
const of = (tally: Tally, isComplete = true) => coverageOf({ tally, isComplete }, null, FIDELITY)

t.test('where no request came, it begins by saying so', async (t) => {
  t.match(coverageText(of(new Tally())), /^Coverage: no request came\nResources never called\n {2}contacts \(6\), tags \(7\)/)
})

t.test('it says in lines what came and what did not', async (t) => {
  const tally = new Tally()
  for (const fault of [null, { delayMs: 1 }]) tally.count(created({ email: 'a' }, { fault }))
  const text = coverageText(of(tally))
  for (const line of [
    'Coverage: 2 requests to 1 operation; never saw: 400, 401, ',
    '\nOperations called\n  POST /v1/contacts: 2 calls, answered 200 ×2\n    never answered: 400, 401, 413, 422, 429, 503\n    fields sent: email ×2\n    fields never sent: phone, ',
    '\nOperations never called\n  contacts: GET /v1/contacts, GET /v1/contacts/lookup, ',
    '\nStatuses\n  met: 200 ×2\n  never met: 400, ',
    '\nFaults\n  met: late ×1\n  never met: rate-limited, ',
    '\nRules met\n  contact.created ×2\nRules of these operations never met\n  key.required: A missing'
  ])
    t.match(text, line)
  t.notMatch(text, 'not fields of it')
})

t.test('names from outside cannot steer a terminal', async (t) => {
  const tally = new Tally()
  tally.count(created({ '\u001b[2J': 1, ['x'.repeat(65)]: 1 }))
  t.match(coverageText(of(tally)), '\n    not fields of it: \\x1b[2J ×1, 1 more\n')
})

t.test('it says what no operation serves, what is not counted, and what was required and not met', async (t) => {
  const tally = new Tally()
  tally.count(new Entry('GET', '/nothing', [], 0))
  tally.count(created({}, { status: null }))
  const text = coverageText({ ...of(tally, false), unmet: [{ name: '429', sentence: '429: never' }] })
  t.match(text, '\n1 request came for what no operation serves.\nSome requests are not counted')
  t.match(text, '\nRequired and not met: 429: never\nOperations called\n  POST /v1/contacts: 1 call\n')
})
