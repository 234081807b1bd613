import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { ExecCoverage } from '../../src/cli/exec-coverage.js'
import { startEmulator } from '../../src/index.js'
import { post } from '../emulators.js'

const flags = (coverage: string[], require: string[] = []) =>
  new Map([
    ...(coverage.length ? [['--coverage', coverage] as const] : []),
    ...(require.length ? [['--coverage-require', require] as const] : [])
  ])

t.test('it writes a text to stderr, and to files in the form that their names ask for', async (t) => {
  await using emulator = await startEmulator()
  await post(emulator.location(), { email: 'john@deo.com' })
  const folder = t.testdir()
  const file = (name: string) => join(folder, name)
  let told = ''
  const targets = ['true', file('a.json'), file('a.md'), file('a.txt')]
  const coverage = new ExecCoverage(flags(targets), {}, (text) => {
    told += text
  })
  await coverage.begin(emulator)
  t.equal(await coverage.end(emulator), undefined)
  t.match(told, /^Coverage: 1 request to 1 operation; [\s\S]*\n$/)
  t.match(JSON.parse(readFileSync(file('a.json'), 'utf8')), { exchanges: 1, locationId: null })
  t.match(readFileSync(file('a.md'), 'utf8'), /^## What the program was shown\n/)
  t.match(readFileSync(file('a.txt'), 'utf8'), /^Coverage: 1 request/)
})

t.test('it is appended to the summary of a step of GitHub', async (t) => {
  await using emulator = await startEmulator()
  const file = join(t.testdir(), 'summary')
  writeFileSync(file, 'before\n')
  await new ExecCoverage(flags(['github-summary']), { GITHUB_STEP_SUMMARY: file }).end(emulator)
  t.match(readFileSync(file, 'utf8'), /^before\n## What the program was shown\n/)
})

for (const [target, message] of [
  ['github-summary', '--coverage=github-summary needs the variable GITHUB_STEP_SUMMARY, which GitHub Actions sets in each step'],
  ['a.pdf', '--coverage="a.pdf": give a file that ends with .json, .md, .txt, or github-summary']
] as const) {
  t.test(`--coverage=${target} is refused before anything is started`, async (t) => {
    t.throws(() => new ExecCoverage(flags([target]), {}), { name: 'OptionError', message })
  })
}

t.test('a file that cannot be written is told', async (t) => {
  await using emulator = await startEmulator()
  t.match(await new ExecCoverage(flags(['/no/such/folder/a.md']), {}).end(emulator), {
    exitCode: 1,
    sentence: /^--coverage: it cannot be written: ENOENT/
  })
})

t.test('what is required and not met ends it with 8, and how it can be met is said', async (t) => {
  await using emulator = await startEmulator()
  await post(emulator, { email: 'john@deo.com' })
  t.equal(await new ExecCoverage(flags([], ['200']), {}).end(emulator), undefined)
  t.match(await new ExecCoverage(flags([], ['200,429', 'late']), {}).end(emulator), {
    exitCode: 8,
    sentence: /^--coverage-require: not met:\n {2}429: .*fail\({"status":429}\).*\n {2}late: .*$/
  })
})

t.test('what cannot be required is refused before the command is run, and other errors are as they are', async (t) => {
  await using emulator = await startEmulator()
  await t.rejects(new ExecCoverage(flags([], ['lates']), {}).begin(emulator), {
    name: 'OptionError',
    message: '--coverage-require: "lates" cannot be required; did you mean late?'
  })
  await emulator.close()
  await t.rejects(new ExecCoverage(flags([]), {}).begin(emulator), { code: 'closed' })
})
