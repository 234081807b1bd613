import t from 'tap'
import { execHelp } from '../../src/cli/exec-help.js'
import { FAULTS } from '../../src/coverage/faults.js'

t.test('the help of exec names its options and every fault, and fits on one screen', async (t) => {
  const help = execHelp()
  for (const flag of ['--intercept', '--save FILE', '--coverage ', '--coverage=FILE', '--coverage-require LIST']) t.match(help, flag)
  for (const { name } of FAULTS) t.match(help, name)
  const lines = help.split('\n')
  t.ok(lines.length <= 44)
  for (const line of lines) t.ok(line.length <= 115, line)
})
