import t from 'tap'
import type { Exploration } from '../../src/explore/exploration.js'
import { countsOf, findingLines, tableOf } from '../../src/explore/table.js'
import { exploration } from './cases.js'

t.test('there is a line for each request and a column for each fault that was run', async (t) => {
  t.same(tableOf(exploration()).split('\n'), [
    '                                    rate-      cut-',
    '                                    limited    after-store',
    '1 POST /v1/contacts  a@b.c          recovered  doubled',
    '2 GET /v1/contacts  a lead withou…  –          lost'
  ])
})

t.test('a name of one word stands in the first line of the head', async (t) => {
  const { requests, runs } = exploration()
  const late = { ...runs[0], fault: 'late' } as (typeof runs)[number]
  t.same(tableOf({ requests, runs: [late], findings: [] }).split('\n'), [
    '                            late',
    '',
    '1 POST /v1/contacts  a@b.c  recovered'
  ])
})

t.test('a verdict may have a colour', async (t) => {
  t.match(
    tableOf(exploration(), (verdict, text) => `<${verdict}>${text}</>`),
    '  <doubled>doubled  </>'
  )
})

t.test('each finding says how to see it again, and steers no terminal', async (t) => {
  t.same(
    findingLines(exploration(), (name) => `--only ${name}`),
    [
      'doubled 1:cut-after-store, POST /v1/contacts: a@b.c is stored 2 times. To see it again: --only 1:cut-after-store',
      'lost 2:cut-after-store, GET /v1/contacts: \\x1b[31m. To see it again: --only 2:cut-after-store'
    ]
  )
})

t.test('verdicts are counted', async (t) => {
  t.equal(countsOf(exploration()), '1 doubled, 1 lost, 1 recovered')
  t.equal(countsOf({ runs: [] } as unknown as Exploration), '')
})
