import t from 'tap'
import { unmetOf, whyNotRequired } from '../../src/coverage/required.js'
import { Tally } from '../../src/coverage/tally.js'
import { created } from './exchanges.js'

t.test('statuses, faults and rules can be required', async (t) => {
  t.equal(whyNotRequired([]), undefined)
  t.equal(whyNotRequired(['200', '504', 'late', 'contact.created']), undefined)
})

for (const [name, message] of [
  ['cut-after-stor', '"cut-after-stor" cannot be required; did you mean cut-after-store?; there are the statuses 200, 201, 400, 401, '],
  ['999', '"999" cannot be required; did you mean '],
  ['lost\u001b[2J', '"lost\\u001b[2J" cannot be required; there are the statuses ']
] as const) {
  t.test(`${JSON.stringify(name)} is refused in a sentence`, async (t) => {
    t.match(whyNotRequired(['200', name]), message)
  })
}

t.test('what was met is not told, and what was not is told once with how it can be', async (t) => {
  const tally = new Tally()
  tally.count(created({}, { fault: { delayMs: 1 } }))
  t.same(unmetOf(['200', 'late', 'contact.created'], tally), [])
  t.same(unmetOf(['429', '429', 'cut-after-store', '413', 'contact.read'], tally), [
    {
      name: '429',
      sentence:
        '429: the program never saw this status; arm it with emulator.fail({"status":429}), or POST this to /faults of the control API'
    },
    {
      name: 'cut-after-store',
      sentence:
        'cut-after-store: the program never saw a lost reply; arm it with emulator.fail({"connection":"reset-after"}), or POST this to /faults of the control API'
    },
    { name: '413', sentence: '413: the program never saw this status; have it send a body larger than 1 MiB' },
    { name: 'contact.read', sentence: 'contact.read: no request met this rule: A contact is read by its id.' }
  ])
  t.match(unmetOf(['200'], new Tally()), [{ sentence: /have it call an operation as the reference describes it$/ }])
})
