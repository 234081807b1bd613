import t from 'tap'
import { jestTestFailed } from '../../src/frameworks/jest-test-failed.js'

const running = (errors: unknown[] | undefined) => ({
  [Symbol('JEST_STATE_SYMBOL')]: { currentlyRunningTest: errors ? { errors } : null }
})

t.test('a test that has an error has failed', async (t) => {
  t.equal(jestTestFailed(running([new Error('no')])), true)
  t.equal(jestTestFailed(running([])), false)
})

t.test('no test counts as failed where none runs, and with a runner that is another', async (t) => {
  t.equal(jestTestFailed(running(undefined)), false)
  t.equal(jestTestFailed(), false)
})
