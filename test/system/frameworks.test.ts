import { execFile } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'
import ts from 'typescript'
import { examples } from './examples.js'

const ROOT = new URL('../../../', import.meta.url).pathname
const run = promisify(execFile)
const { PATH, HOME } = process.env
const env = { PATH, HOME, NO_COLOR: '1', NODE_OPTIONS: '--experimental-vm-modules' }

interface Framework {
  name: string
  file: string
  head: string
  /** What a test takes. */
  takes: string
  command: string[]
  /** What its report says of three tests of which one fails. */
  counts: RegExp
}

const HOOKED = 'const ghl = useEmulator()'
const FRAMEWORKS: Framework[] = [
  {
    name: 'node-test',
    file: 'some.test.mjs',
    head: `import { test } from 'node:test'\nimport { useEmulator } from 'go-high-level-emulator/node-test'\n${HOOKED}`,
    takes: '',
    command: [process.execPath, '--test', 'some.test.mjs'],
    counts: /# pass 2\n# fail 1\n/
  },
  {
    name: 'jest',
    file: 'some.test.cjs',
    head: `const { useEmulator } = require('go-high-level-emulator/jest')\n${HOOKED}`,
    takes: '',
    command: ['jest', '--config', '{"testMatch":["**/*.test.cjs"],"transform":{}}'],
    counts: /Tests: {7}1 failed, 2 passed, 3 total/
  },
  {
    name: 'vitest',
    file: 'some.test.mjs',
    head: `import { test } from 'go-high-level-emulator/vitest'`,
    takes: '{ ghl }',
    command: ['vitest', 'run'],
    counts: /Tests {2}1 failed \| 2 passed \(3\)/
  },
  {
    name: 'playwright',
    file: 'some.test.mjs',
    head: `import { test } from 'go-high-level-emulator/playwright'`,
    takes: '{ ghl }',
    command: ['playwright', 'test'],
    counts: /1 failed\n[\s\S]*2 passed/
  }
]

/** A test that fails, one that leaves its key to what comes too late, and one during which that comes. */
const testsOf = ({ head, takes }: Framework) => `${head}
const send = (body, { url, key }) => fetch(url + '/contacts', { method: 'POST', headers: { authorization: 'Bearer ' + key }, body })
const mine = () => ({ url: process.env.GHL_BASE_URL, key: process.env.GHL_API_KEY })
let later
test('asks in vain', async (${takes}) => {
  (await import('node:fs')).appendFileSync('keys', mine().key + '\\n')
  await send('{"firstName":"John"}', mine())
  throw new Error('on purpose')
})
test('leaves its key behind', async (${takes}) => {
  (await import('node:fs')).appendFileSync('keys', mine().key)
  later = mine()
})
test('does not meet what comes late', async (${takes}) => {
  await send('{"email":"late@deo.com"}', later)
  if ((await ghl.requests()).length > 0) throw new Error('met')
})
`

t.setTimeout(300_000)

t.test('with each test framework', async (t) => {
  const folder = await examples(t)
  for (const framework of FRAMEWORKS) {
    await t.test(`${framework.name} tells what arrived in a test that failed, and what came late for which, and no key`, async (t) => {
      const cwd = join(folder, 'recipes', `failing-${framework.name}`)
      mkdirSync(cwd)
      writeFileSync(join(cwd, framework.file), testsOf(framework))
      const [command = '', ...args] = framework.command
      const path = `${join(folder, 'node_modules/.bin')}:${PATH}`
      const { code, stdout, stderr } = await run(command, args, { cwd, env: { ...env, PATH: path, GHL_EMULATOR_EVIDENCE: 'kept' } }).catch(
        (error) => error
      )
      const output = stdout + stderr
      t.equal(code, 1, 'its exit code', { output })
      t.match(output, framework.counts)
      t.match(
        output,
        /What arrived in ".*asks in vain":\s[\s\S]*Refused {4}422 {2}POST \/go-high-level\/v1\/contacts[\s\S]*neither email nor phone/
      )
      t.match(output, /1 request came after the end of ".*leaves its key behind"[\s\S]*Created {4}200 {2}POST .* late@deo\.com/)
      t.notMatch(output, /came after the end of ".*does not meet/)
      const keys = readFileSync(join(cwd, 'keys'), 'utf8').trim().split('\n')
      t.equal(keys.length, 2)
      for (const key of keys) t.notOk(output.includes(key), 'a key in the output', { output })
      const [kept = '', ...others] = readdirSync(join(cwd, 'kept'))
      t.same(others, [], 'the evidence of the test that failed, and of no other')
      t.match(kept, /^(some-test-[cm]js-)?asks-in-vain-[0-9a-f]{8}$/)
      t.same(readdirSync(join(cwd, 'kept', kept)).sort(), ['evidence.har', 'evidence.html', 'evidence.json'])
      const record = readFileSync(join(cwd, 'kept', kept, 'evidence.json'), 'utf8')
      t.match(JSON.parse(record), { exchanges: [{ outcome: 'Refused' }] })
    })
  }
})

t.test('the container waits until the image says that it is healthy, and connects with its control key', async (t) => {
  const folder = await examples(t)
  const file = join(folder, 'recipes/container.mjs')
  writeFileSync(
    file,
    // Testcontainers asks for Node 22.19; what an older one lacks of it is not used here.
    `import threads from 'node:worker_threads'
import zlib from 'node:zlib'
import { startEmulator } from 'go-high-level-emulator'
zlib.createZstdDecompress ??= zlib.createBrotliDecompress
threads.markAsUncloneable ??= () => {}
const { GoHighLevelEmulatorContainer, StartedGoHighLevelEmulatorContainer } = await import('go-high-level-emulator/testcontainers')
const container = new GoHighLevelEmulatorContainer().withControlKey('secret-1')
const { imageName, exposedPorts, waitStrategy, environment } = container
const emulator = await startEmulator({ controlKey: 'secret-1' })
const started = { getHost: () => '127.0.0.1', getMappedPort: (port) => (port === 8080 ? new URL(emulator.url).port : 0) }
const connected = await new StartedGoHighLevelEmulatorContainer(started, 'secret-1').connect({ apiKey: 'test-mine' })
await connected.addContacts({ email: 'john@deo.com' })
console.log(JSON.stringify({
  image: imageName.string, exposedPorts, waits: waitStrategy.constructor.name, environment,
  contacts: (await emulator.location('test-mine').contacts()).length
}))
await emulator.close()
`
  )
  const { stdout } = await run(process.execPath, [file], { cwd: folder, env: { PATH, HOME } })
  t.match(JSON.parse(stdout), {
    image: /^go-high-level-emulator\b/,
    exposedPorts: [8080],
    waits: 'HealthCheckWaitStrategy',
    environment: { GHL_EMULATOR_CONTROL_KEY: 'secret-1' },
    contacts: 1
  })
})

t.test('the entries and their matchers are sound TypeScript', async (t) => {
  const folder = t.testdir({
    'vitest.ts': `import { expect, test } from '../../../src/frameworks/vitest.mjs'
test('a', async ({ ghl }) => {
  await expect(ghl).toHaveReceived({ method: 'POST' }, { times: 2, within: 100, since: 1 })
  await expect(ghl).not.toHaveContact({ email: 'john@deo.com' })
  // @ts-expect-error a method is a text
  await expect(ghl).toHaveReceived({ method: 5 })
})
`,
    'jest.ts': `import { expect } from '@jest/globals'
import { useEmulator } from '../../../src/frameworks/jest.mjs'
const ghl = useEmulator({ fidelity: 'observed' })
await expect(ghl).toHaveReceived({ method: 'POST' }, { times: 2 })
await expect(ghl).not.toHaveContact({ email: 'john@deo.com' })
// @ts-expect-error an e-mail is a text
await expect(ghl).toHaveContact({ email: 5 })
`
  })
  const frameworks = join(ROOT, 'src/frameworks')
  const { config } = ts.readConfigFile(join(frameworks, 'tsconfig.json'), ts.sys.readFile)
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, frameworks)
  const consumers = ['vitest.ts', 'jest.ts'].map((file) => join(folder, file))
  const program = ts.createProgram([...fileNames, ...consumers], options)
  t.same(
    ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => `${file?.fileName}: ${JSON.stringify(messageText)}`),
    []
  )
})
