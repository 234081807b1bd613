import t from 'tap'
import { ExploredChild } from '../../src/cli/explored-child.js'
import { BARE } from '../children.js'

const GIVEN = { env: { GHL_API_KEY: 'test-1' }, name: '1:late', signal: new AbortController().signal }
const child = (script: string) => new ExploredChild([process.execPath, '-e', script], BARE)

t.test('a command that ends with 0 says that all is well, and what it wrote is kept', async (t) => {
  const one = child('console.log(process.env.GHL_API_KEY)')
  await one.run(GIVEN)
  t.same([one.outputOf('1:late'), one.outputOf('2:late')], ['test-1\n', ''])
})

const FAILS: [script: string, name: string, message: string][] = [
  ['process.exit(3)', 'Error', 'it ended with exit code 3'],
  ['process.kill(process.pid, "SIGKILL")', 'Crash', 'it was ended by SIGKILL'],
  ['throw new Error("x")', 'Crash', 'it ended with exit code 1, by an error that nothing in it took'],
  ['process.exit(134)', 'Crash', 'it ended with exit code 134, by an error that nothing in it took']
]

for (const [script, name, message] of FAILS) {
  t.test(`a command that does ${script} fails: ${message}`, async (t) => {
    await t.rejects(child(script).run(GIVEN), { name, message })
  })
}

t.test('a command that cannot be run says why', async (t) => {
  const one = new ExploredChild(['/no/such'], BARE)
  await t.rejects(one.run(GIVEN), { message: '"/no/such" cannot be run: spawn /no/such ENOENT' })
  t.equal(one.notRunnable, '"/no/such" cannot be run: spawn /no/such ENOENT')
})
