import t from 'tap'
import { setVariables, variable } from '../../src/frameworks/environment.js'

t.test('variables are set, and then what they were: with their former value, or not there', async (t) => {
  process.env.GHL_TEST_BEFORE = 'before'
  delete process.env.GHL_TEST_NONE
  const restore = setVariables({ GHL_TEST_BEFORE: 'during', GHL_TEST_NONE: 'during' })
  t.same([variable('GHL_TEST_BEFORE'), variable('GHL_TEST_NONE')], ['during', 'during'])
  restore()
  t.same([variable('GHL_TEST_BEFORE'), 'GHL_TEST_NONE' in process.env], ['before', false])
  delete process.env.GHL_TEST_BEFORE
})

t.test('an empty variable is as good as none', async (t) => {
  const restore = setVariables({ GHL_TEST_EMPTY: '' })
  t.equal(variable('GHL_TEST_EMPTY'), undefined)
  restore()
})
