import { availableParallelism } from 'node:os'
import t from 'tap'
import { exploreAsked } from '../../src/cli/explore-options.js'

t.test('what was not given is left to explore, but for the runs at once', async (t) => {
  t.same(exploreAsked(new Map()), {
    ...{ only: [], faults: undefined, jobs: Math.min(64, availableParallelism()), reports: [] },
    ...{ runTimeoutMs: undefined, mostTries: undefined, maxRuns: undefined }
  })
})

t.test('lists may be given in one or several texts, and numbers as texts', async (t) => {
  const flags = new Map([
    ['--only', ['1:late, 2:late', '3:late']],
    ['--faults', ['late,truncated']],
    ['--jobs', ['3']],
    ['--run-timeout', ['5']],
    ['--tries', ['4']],
    ['--max-runs', ['9']],
    ['--report', ['a.html', 'a.xml']]
  ])
  t.same(exploreAsked(flags), {
    ...{ only: ['1:late', '2:late', '3:late'], faults: ['late', 'truncated'], jobs: 3, reports: ['a.html', 'a.xml'] },
    ...{ runTimeoutMs: 5000, mostTries: 4, maxRuns: 9 }
  })
})

for (const [flag, text, message] of [
  ['--jobs', '0', '--jobs "0": give a whole number from 1 to 64'],
  ['--run-timeout', '541', '--run-timeout "541": give a whole number from 1 to 540'],
  ['--tries', '1e2', '--tries "1e2": give a whole number from 1 to 1000']
] as const) {
  t.test(`${flag} ${text} is refused`, async (t) => {
    t.throws(() => exploreAsked(new Map([[flag, [text]]])), { name: 'OptionError', message })
  })
}
