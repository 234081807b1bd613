import { dirname, join } from 'node:path'
import t from 'tap'
import { command } from '../command.js'
import { EXAMPLES, nodeOf, OTHERS } from './other-nodes.js'

t.setTimeout(300_000)

// As examples/README.md has it; Node.js 20 runs no TypeScript.
const explored = (version: string, ...args: string[]) => {
  const faults = ['--faults', 'vendor-down,cut-after-store']
  return command(['explore', ...faults, '--', nodeOf(version), join(dirname(EXAMPLES), 'lead-form/explored.ts'), ...args])
}

for (const version of OTHERS) {
  t.test(`in the lead form explore finds nothing (Node.js ${version})`, async (t) => {
    t.match(await explored(version), { code: 0, stdout: '4 runs: 4 crashed', stderr: '' })
  })

  t.test(`in the naive one it finds leads that are lost, and leads that are stored twice (Node.js ${version})`, async (t) => {
    t.match(await explored(version, 'naive'), { code: 7, stdout: '4 runs: 2 doubled, 2 lost', stderr: '' })
  })
}
