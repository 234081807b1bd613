import t from 'tap'
import { EXPLORE_FLAGS } from '../../src/cli/explore-flags.js'
import { exploreHelp } from '../../src/cli/explore-help.js'
import { FAULT_NAMES } from '../../src/faults/named-faults.js'

t.test('the help of explore names each flag and each fault, and fits on one screen', async (t) => {
  const help = exploreHelp()
  for (const { flag } of EXPLORE_FLAGS) t.match(help, `  ${flag} `)
  for (const name of FAULT_NAMES) t.match(help, `  ${name} `)
  const lines = help.split('\n')
  t.ok(lines.length <= 44)
  for (const line of lines) t.ok(line.length <= 115, line)
})
