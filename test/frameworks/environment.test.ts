import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { appendToSummary, setVariables, variable } from '../../src/frameworks/environment.js'

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

t.test('the summary of a step is added to where GitHub runs it', async (t) => {
  const file = join(t.testdir({ summary: 'before ' }), 'summary')
  for (const [variable, after] of [
    ['', 'before '],
    [file, 'before more']
  ] as const) {
    const restore = setVariables({ GITHUB_STEP_SUMMARY: variable })
    appendToSummary('more')
    restore()
    t.equal(readFileSync(file, 'utf8'), after)
  }
})
