import t from 'tap'
import { stormIn, triesOf } from '../../src/explore/storm.js'
import { exchange } from './cases.js'

const one = exchange()
const undisturbed = { requests: [{ number: 1, exchange: one }], contacts: [] }
const refused = (seconds: string) => exchange({ status: 429, fault: { status: 429 }, headers: { 'retry-after': seconds } })
const storm = (seen: { exchange: typeof one; at: number }[], held = undisturbed) => stormIn(one, held, seen, 3)

t.test('what comes undisturbed too is no try', async (t) => {
  t.equal(triesOf(one, undisturbed, [one, one, exchange({ body: { email: 'z' } })]), 2)
  t.equal(triesOf(one, { ...undisturbed, requests: [...undisturbed.requests, ...undisturbed.requests] }, [one, one]), 1)
})

t.test('more tries than allowed are a storm', async (t) => {
  const tries = (count: number) => Array.from({ length: count }, (_, at) => ({ exchange: one, at }))
  t.equal(storm(tries(3)), undefined)
  t.equal(storm(tries(4)), 'it tried more than 3 times')
})

t.test('a try sooner than Retry-After asks is a storm, and one in time is none', async (t) => {
  const told = 'it tried again sooner than Retry-After asks, which is 1 s'
  t.equal(
    storm([
      { exchange: refused('1'), at: 0 },
      { exchange: one, at: 700 }
    ]),
    told
  )
  t.equal(
    storm([
      { exchange: refused('1'), at: 0 },
      { exchange: { ...one, durationMs: 300 }, at: 1000 }
    ]),
    told,
    'its answer may take long'
  )
  t.equal(
    storm([
      { exchange: refused('1'), at: 0 },
      { exchange: one, at: 950 }
    ]),
    undefined
  )
  t.equal(
    storm([
      { exchange: refused('later'), at: 0 },
      { exchange: one, at: 1 }
    ]),
    undefined,
    'a date is not judged'
  )
  t.equal(storm([{ exchange: refused('1'), at: 0 }]), undefined)
})
