import t from 'tap'
import { rangeOf, type Times, toldOf, verdictOn } from '../../src/control/times.js'

const INFINITY = Number.POSITIVE_INFINITY
const RANGES: [times: Times, least: number, most: number, told: string][] = [
  ['never', 0, 0, 'no request'],
  [0, 0, 0, 'no request'],
  [1, 1, 1, '1 request'],
  [2, 2, 2, '2 requests'],
  [{ atLeast: 1 }, 1, INFINITY, 'at least 1 request'],
  [{ atLeast: 3 }, 3, INFINITY, 'at least 3 requests'],
  [{ atMost: 2 }, 0, 2, 'at most 2 requests'],
  [{ atLeast: 2, atMost: 4 }, 2, 4, '2 to 4 requests'],
  [{ atLeast: 2, atMost: 2 }, 2, 2, '2 requests']
]

for (const [times, least, most, told] of RANGES) {
  t.test(`times ${JSON.stringify(times)} is ${told}`, async (t) => {
    t.same(rangeOf(times), { least, most })
    t.equal(toldOf({ least, most }, 'request'), told)
  })
}

const BAD: [times: Times, message: string][] = [
  [{}, 'times says nothing; give it atLeast or atMost'],
  [{ atLeast: 0 }, 'times says nothing; give it atLeast or atMost'],
  [{ atLeast: 3, atMost: 2 }, 'times wants at least 3 and at most 2, which nothing is']
]

for (const [times, message] of BAD) {
  t.test(`times ${JSON.stringify(times)} is refused`, async (t) => {
    t.throws(() => rangeOf(times), { statusCode: 400, code: 'bad-request', message })
  })
}

t.test('a count is too few, too many, in the range for now, or enough for good', async (t) => {
  const verdicts = (times: Times) => [0, 1, 2, 3].map((count) => verdictOn(count, rangeOf(times)))
  t.same(verdicts({ atLeast: 2 }), ['too-few', 'too-few', 'enough', 'enough'])
  t.same(verdicts(2), ['too-few', 'too-few', 'in-range', 'too-many'])
  t.same(verdicts('never'), ['in-range', 'too-many', 'too-many', 'too-many'])
  t.same(verdicts({ atMost: 1 }), ['in-range', 'in-range', 'too-many', 'too-many'])
})
