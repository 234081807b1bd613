import { getEventListeners } from 'node:events'
import t from 'tap'
import { type Wait, WaitEnded, Waits } from '../../src/control/waits.js'

const LONG = 1_000_000

/** A wait that looks for ever; whoever has the rest may change that. */
function waiting(more: Partial<Wait<string>> = {}): Wait<string> {
  const signal = new AbortController().signal
  return { locationId: 'a', timeoutMs: LONG, signal, look: () => () => {}, giveUp: () => new Error('gave up'), ...more }
}

const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length

t.test('a wait ends with what is found, at once or later', async (t) => {
  const waits = new Waits()
  let find = (_value: string) => {}
  const later = waits.wait(
    waiting({
      look: (found) => {
        find = found
        return () => {}
      }
    })
  )
  const atOnce = waits.wait(
    waiting({
      look: (found) => {
        found('here')
        return () => {}
      }
    })
  )
  t.equal(await atOnce, 'here')
  find('came')
  find('came again')
  t.equal(await later, 'came')
})

t.test('a wait that finds nothing in its time ends with what it has to say', async (t) => {
  await t.rejects(new Waits().wait(waiting({ timeoutMs: 1 })), { message: 'gave up' })
})

t.test('a wait ends when who waits has gone, and does not begin when that was so before', async (t) => {
  const gone = new AbortController()
  const wait = new Waits().wait(waiting({ signal: gone.signal }))
  gone.abort(new Error('hung up'))
  await t.rejects(wait, { message: 'hung up' })
  const look = () => {
    t.fail('it looked')
    return () => {}
  }
  await t.rejects(new Waits().wait(waiting({ signal: gone.signal, look })), { message: 'hung up' })
})

t.test('a wait that cannot look ends with why, and holds nothing', async (t) => {
  const waits = new Waits()
  const gone = new AbortController()
  const before = timers()
  const look = () => {
    throw new Error('cannot look')
  }
  await t.rejects(waits.wait(waiting({ signal: gone.signal, timeoutMs: 1, look })), { message: 'cannot look' })
  t.same(getEventListeners(gone.signal, 'abort'), [])
  t.notOk(waits.concern('a'))
  t.equal(timers(), before)
})

t.test('a reset ends the waits of its location, and closing all, now and later', async (t) => {
  const waits = new Waits()
  const [ofA, ofB, ofAll] = ['a', 'b', null].map((locationId) => waits.wait(waiting({ locationId })))
  t.ok(waits.concern('a'))
  waits.reset('a')
  await t.rejects(ofA as Promise<string>, { code: 'reset', message: /^reset: the location was reset/ })
  t.notOk(waits.concern('a'))
  t.ok(waits.concern('b'))
  waits.close()
  await t.rejects(ofB as Promise<string>, { code: 'closed', message: /^closed: the emulator was closed/ })
  await t.rejects(ofAll as Promise<string>, new WaitEnded('closed'))
  await t.rejects(waits.wait(waiting({ timeoutMs: 1 })), { code: 'closed' })
  t.notOk(waits.concern('b'))
})

const ENDS: Record<string, (waits: Waits, gone: AbortController, find: (value: string) => void) => void> = {
  'was found': (_waits, _gone, find) => find('it'),
  'hung up': (_waits, gone) => gone.abort(),
  'was reset': (waits) => waits.reset(),
  'took too long': () => {}
}

for (const [how, end] of Object.entries(ENDS)) {
  t.test(`once a wait ${how} it holds nothing`, async (t) => {
    const waits = new Waits()
    const gone = new AbortController()
    const before = timers()
    let find = (_value: string) => {}
    let stopped = 0
    const look: Wait<string>['look'] = (found) => {
      find = found
      return () => stopped++
    }
    const wait = waits.wait(waiting({ signal: gone.signal, timeoutMs: how === 'took too long' ? 1 : LONG, look }))
    t.equal(getEventListeners(gone.signal, 'abort').length, 1)
    end(waits, gone, find)
    await wait.catch(() => {})
    t.equal(stopped, 1)
    t.same(getEventListeners(gone.signal, 'abort'), [])
    t.notOk(waits.concern('a'))
    t.equal(timers(), before)
  })
}

t.test('a wait that cannot say why it gave up ends with the reason for that', async (t) => {
  const giveUp = () => {
    throw new Error('cannot say')
  }
  await t.rejects(new Waits().wait(waiting({ timeoutMs: 1, giveUp })), { message: 'cannot say' })
})
