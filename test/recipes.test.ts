import { execFile } from 'node:child_process'
import { cpSync, existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t, { type Test } from 'tap'
import { parse } from 'tap-yaml'
import ts from 'typescript'
import { parseArguments } from '../src/arguments.js'
import { OPTIONS } from '../src/options.js'

const ROOT = new URL('../../', import.meta.url).pathname
const README = readFileSync(join(ROOT, 'examples/README.md'), 'utf8')
const run = promisify(execFile)

/** The command that the README gives for a recipe, and what it says when every test of it ran and passed. */
const RECIPES: [recipe: string, passed: RegExp][] = [
  ['node:test', /pass 4\n.*fail 0\n/],
  ['tap', /# \{ total: 6, pass: 6 \}/],
  ['vitest', /Tests {2}4 passed \(4\)/],
  ['jest', /Tests: {7}4 passed, 4 total/],
  ['retry', /pass 2\n.*fail 0\n/],
  ['lost reply', /pass 1\n.*fail 0\n/],
  ['time-out', /pass 1\n.*fail 0\n/]
]
// Docker and GitHub are not there to run these.
const READ_ONLY = ['Testcontainers', 'GitHub Actions']

const commands = new Map(
  [...README.matchAll(/^\| \[(.+?)\]\(.*\| `?([^|]+?)`? \|$/gm)].map(([, recipe = '', command = '']) => [recipe, command])
)

/** A folder like examples/, with the package built and installed; the one in dist/ is built anew by another test meanwhile. */
async function examples(t: Test): Promise<string> {
  const folder = t.testdir()
  for (const part of ['package.json', 'scripts', 'src', 'examples/package.json', 'examples/recipes', 'examples/node_modules/.bin'])
    cpSync(join(ROOT, part), join(folder, part), { recursive: true, verbatimSymlinks: true })
  await run(process.execPath, ['scripts/build.js'], { cwd: folder })
  const modules = join(folder, 'examples/node_modules')
  for (const part of ['package.json', 'dist'])
    cpSync(join(folder, part), join(modules, 'go-high-level-emulator', part), { recursive: true })
  for (const name of readdirSync(join(ROOT, 'examples/node_modules')))
    if (!existsSync(join(modules, name))) symlinkSync(join(ROOT, 'examples/node_modules', name), join(modules, name))
  return join(folder, 'examples')
}

// Four test runners start here, on a machine that may be busy.
t.setTimeout(120_000)

t.test('every recipe of the README is known here', async (t) => {
  t.same([...commands.keys()], [...RECIPES.map(([recipe]) => recipe), ...READ_ONLY])
})

t.test('every recipe runs by its command, and all of its tests pass', async (t) => {
  const cwd = await examples(t)
  // Nothing of tap's, npm's or the coverage's own.
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, NO_COLOR: '1' }
  t.jobs = 2
  for (const [recipe, passed] of RECIPES) {
    t.test(recipe, { buffered: true }, async (t) => {
      const { code = 0, stdout, stderr } = await run('sh', ['-c', commands.get(recipe) ?? ''], { cwd, env }).catch((error) => error)
      const output = stdout + stderr
      t.equal(code, 0, 'its exit code', { output })
      t.match(output, passed)
    })
  }
})

t.test('the Testcontainers recipe is sound TypeScript', async (t) => {
  const folder = join(ROOT, 'examples/recipes/testcontainers')
  // What the published types are made of.
  const paths = { 'go-high-level-emulator': [join(ROOT, 'src/index.ts')] }
  const { config } = ts.readConfigFile(join(folder, 'tsconfig.json'), ts.sys.readFile)
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, folder, { paths })
  t.same(fileNames, [join(folder, 'lead.test.ts')])
  const program = ts.createProgram(fileNames, options)
  const complaints = ts.getPreEmitDiagnostics(program, program.getSourceFile(fileNames[0] ?? ''))
  t.same(
    complaints.map(({ messageText }) => messageText),
    []
  )
})

t.test('the GitHub workflow names only what there is', async (t) => {
  const text = readFileSync(join(ROOT, 'examples/recipes/github-actions.yml'), 'utf8')
  const { jobs } = parse(text)
  t.match(jobs.service.services.ghl, { image: /\/go-high-level-emulator$/, ports: ['8080:8080'] })
  const known = ['GHL_BASE_URL', 'GHL_API_KEY', 'GHL_EMULATOR_URL', ...OPTIONS.flatMap(({ environment }) => environment)]
  t.same(Object.keys(jobs.service.env), known.slice(0, 3))
  for (const [name] of text.matchAll(/GHL_\w+/g)) t.ok(known.includes(name), name)
  const { run: line } = jobs.exec.steps.find((step: { run?: string }) => step.run?.includes('go-high-level-emulator'))
  t.match(parseArguments(line.split(' ').slice(2)), { command: 'exec', run: ['npm', 'test'] })
})
