import t from 'tap'
import { currentTestFailed } from '../../src/frameworks/jest-state.js'

const running = (errors: unknown[] | undefined) => ({
  [Symbol('JEST_STATE_SYMBOL')]: { currentlyRunningTest: errors ? { errors } : null }
})

t.test('a test that has an error has failed', async (t) => {
  t.equal(currentTestFailed(running([new Error('no')])), true)
  t.equal(currentTestFailed(running([])), false)
})

t.test('no test counts as failed where none runs, and with a runner that is another', async (t) => {
  t.equal(currentTestFailed(running(undefined)), false)
  t.equal(currentTestFailed(), false)
})
