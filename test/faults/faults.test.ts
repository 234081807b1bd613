import fc from 'fast-check'
import t from 'tap'
import type { Fault } from '../../src/faults/fault.js'
import { Faults, notArmed } from '../../src/faults/faults.js'
import type { Matchable } from '../../src/match/match.js'
import { Room } from '../../src/records/room.js'

const REQUEST: Matchable = {
  method: 'POST',
  path: '/v1/contacts',
  query: {},
  headers: { 'x-lead': '1' },
  body: { email: 'a@b.c', tags: ['x'] },
  status: null
}

const MATCHES: [match: Fault['match'], fires: boolean][] = [
  [undefined, true],
  [{}, true],
  [{ method: 'POST', path: '/v1/contacts' }, true],
  [{ headers: { 'x-lead': '1' }, body: { email: 'a@b.c' } }, true],
  [{ body: { tags: [] } }, false],
  [{ query: { limit: '5' } }, false],
  [{ method: 'GET' }, false]
]

for (const [match, fires] of MATCHES) {
  t.test(`a fault for ${JSON.stringify(match) ?? 'any request'} ${fires ? 'fires' : 'is left alone'}`, async (t) => {
    const faults = new Faults(new Room(1e9, 1e9), 'LOC')
    faults.arm({ status: 500, ...(match && { match }) }, 1)
    t.equal(faults.first(REQUEST) !== undefined, fires)
  })
}

t.test('a fault that does not match leaves the turn to the next that does', async (t) => {
  const faults = new Faults(new Room(1e9, 1e9), 'LOC')
  faults.arm({ status: 500, match: { method: 'GET' } }, 1)
  faults.arm({ status: 429 }, 2)
  t.match(faults.first(REQUEST), { fault: { status: 429 }, order: 2 })
})

t.test('each fault decides exactly as often as it says, those armed first before the others', async () => {
  const times = fc.array(fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }), { maxLength: 6 })
  fc.assert(
    fc.property(times, (times) => {
      const faults = new Faults(new Room(1e9, 1e9), 'LOC')
      for (const [index, count] of times.entries()) {
        faults.arm({ delayMs: index + 1, ...(count !== undefined && { times: count }) }, index)
      }
      const used: (number | undefined)[] = []
      for (let armed = faults.first(REQUEST); armed; armed = faults.first(REQUEST)) used.push(faults.use(armed).delayMs)
      const wanted = times.flatMap((count, index) => Array.from({ length: count ?? 1 }, () => index + 1))
      return used.join() === wanted.join() && faults.size === 0
    })
  )
})

t.test('the list says what is left of each, and clearing says how many there were', async (t) => {
  const faults = new Faults(new Room(1e9, 1e9), 'LOC')
  faults.arm({ status: 500, times: 2 }, 1)
  faults.arm({ delayMs: 5 }, 2)
  const first = faults.first(REQUEST)
  if (first) faults.use(first)
  t.equal(faults.size, 2)
  t.strictSame(faults.list(), [
    { id: 'fault-1', status: 500, locationId: 'LOC', times: 2, left: 1 },
    { id: 'fault-2', delayMs: 5, locationId: 'LOC', times: 1, left: 1 }
  ])
  t.equal(faults.clear(), 2)
  t.equal(faults.clear(), 0)
  t.same(faults.list(), [])
  t.equal(faults.first(REQUEST), undefined)
})

t.test('one is disarmed by its id, and one that is always armed is used for ever', async (t) => {
  const room = new Room(1e9, 1e9)
  const faults = new Faults(room, 'LOC')
  const { id } = faults.arm({ status: 500, times: 'always' }, 7)
  t.match(faults.arm({ status: 429 }, 8), { id: 'fault-8', left: 1 })
  for (let count = 0; count < 5; count++) {
    const armed = faults.first(REQUEST)
    t.match(armed && faults.use(armed), { status: 500 })
  }
  t.match(faults.list()[0], { id, times: 'always', left: 'always' })
  t.strictSame(faults.save()[0], { fault: { status: 500, times: 'always' }, left: 'always' })
  t.equal(faults.disarm('fault-9'), false)
  t.match(notArmed('fault-9'), /^no fault with the id fault-9 is armed here; GET \/_emulator\/faults lists those that are$/)
  t.equal(faults.disarm(id), true)
  t.match(faults.list(), [{ id: 'fault-8' }])
  t.ok(room.bytes > 0)
  faults.clear()
  t.equal(room.bytes, 0, 'and gives its room back')
})

t.test('a fault lets as many requests pass as it says, and tells how many it still will', async (t) => {
  const faults = new Faults(new Room(1e9, 1e9), 'LOC')
  faults.arm({ status: 500, skip: 2 }, 1)
  t.equal(faults.first({ ...REQUEST, method: 'GET' }), undefined)
  t.match(faults.list(), [{ skip: 1 }])
  t.same(faults.save(), [{ fault: { status: 500, skip: 1 }, left: 1 }])
  faults.arm({ status: 429 }, 2)
  t.match(faults.first(REQUEST), { order: 2 }, 'the next that is armed decides meanwhile')
  t.strictSame(faults.save()[0], { fault: { status: 500 }, left: 1 })
  t.match(faults.first(REQUEST), { order: 1 })
})

t.test('what a fault does not match it does not count', async (t) => {
  const faults = new Faults(new Room(1e9, 1e9), 'LOC')
  faults.arm({ status: 500, skip: 1, match: { method: 'GET' } }, 1)
  t.equal(faults.first(REQUEST), undefined)
  t.match(faults.list(), [{ skip: 1 }])
})
