import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t, { type Test } from 'tap'
import { parse } from 'tap-yaml'
import ts from 'typescript'
import { parseArguments } from '../../src/cli/arguments.js'
import { OPTION_NAMES, OPTIONS } from '../../src/options/table.js'
import { examples } from './examples.js'

const ROOT = new URL('../../../', import.meta.url).pathname
const CLI = new URL('../../src/cli/main.js', import.meta.url).pathname
const README = readFileSync(join(ROOT, 'examples/README.md'), 'utf8')
const run = promisify(execFile)

/** The command that the README gives for a recipe, and what it says when every test of it ran and passed. */
const RECIPES: [recipe: string, passed: RegExp][] = [
  ['node:test', /pass 4\n.*fail 0\n/],
  ['tap', /# \{ total: 6, pass: 6 \}/],
  ['vitest', /Tests {2}5 passed \(5\)/],
  ['jest', /Tests: {7}4 passed, 4 total/],
  ['Playwright', /^ {2}2 passed/m],
  ['retry', /pass 2\n.*fail 0\n/],
  ['lost reply', /pass 1\n.*fail 0\n/],
  ['time-out', /pass 1\n.*fail 0\n/],
  ['lead form', /Tests {2}12 passed \(12\)/]
]
/** The same for those that talk to an emulator that runs elsewhere. */
const ELSEWHERE: [recipe: string, passed: RegExp][] = [
  ['Python', /^Ran 5 tests in .*\n\nOK\n$/m],
  ['shell', /^(ok: .+\n){5}$/]
]
// Docker and GitHub are not there to run these.
const READ_ONLY = ['Testcontainers', 'GitHub Actions']

const commands = new Map(
  [...README.matchAll(/^\| \[(.+?)\]\(.*\| `?([^|]+?)`? \|$/gm)].map(([, recipe = '', command = '']) => [recipe, command])
)

// Nothing of tap's, npm's or the coverage's own.
const env = { PATH: process.env.PATH, HOME: process.env.HOME, NO_COLOR: '1' }

/** A recipe, run by its command to its end. */
async function finished(recipe: string, options: { cwd: string; env: NodeJS.ProcessEnv }): Promise<{ code: number; output: string }> {
  const { code = 0, stdout, stderr } = await run('sh', ['-c', commands.get(recipe) ?? ''], options).catch((error) => error)
  return { code, output: stdout + stderr }
}

/** Starts the command on a port of its own; returns its address. */
async function served(t: Test): Promise<string> {
  const child = spawn(process.execPath, [CLI, '--port', '0', '--json', '--log', 'silent'])
  t.teardown(() => child.kill())
  const [line] = await once(child.stdout, 'data')
  return JSON.parse(String(line)).url
}

// Five test runners start here, on a machine that may be busy.
t.setTimeout(300_000)

t.test('every recipe of the README is known here', async (t) => {
  const known = [...RECIPES, ...ELSEWHERE].map(([recipe]) => recipe)
  t.same([...commands.keys()].sort(), [...known, ...READ_ONLY].sort())
})

t.test('every recipe runs by its command, and all of its tests pass', async (t) => {
  const cwd = await examples(t)
  t.jobs = 2
  for (const [recipe, passed] of RECIPES) {
    t.test(recipe, { buffered: true }, async (t) => {
      const { code, output } = await finished(recipe, { cwd, env })
      t.equal(code, 0, 'its exit code', { output })
      t.match(output, passed)
    })
  }
})

for (const [recipe, passed] of ELSEWHERE) {
  const options = { cwd: join(ROOT, 'examples'), env: { ...env, PYTHONDONTWRITEBYTECODE: '1' } }

  t.test(`the ${recipe} example passes against an emulator that runs elsewhere, and again`, async (t) => {
    const GHL_EMULATOR_URL = await served(t)
    for (const time of ['first', 'second']) {
      const { code, output } = await finished(recipe, { ...options, env: { ...options.env, GHL_EMULATOR_URL } })
      t.equal(code, 0, `its exit code the ${time} time`, { output })
      t.match(output, passed)
    }
  })

  t.test(`the ${recipe} example says so once where no emulator answers`, async (t) => {
    // Nothing can listen on port 0.
    const GHL_EMULATOR_URL = 'http://127.0.0.1:0'
    const { code, output } = await finished(recipe, { ...options, env: { ...options.env, GHL_EMULATOR_URL } })
    t.equal(code, 1, 'its exit code', { output })
    t.equal(output.split(`no emulator answers at ${GHL_EMULATOR_URL}`).length - 1, 1, 'how often it says so', { output })
  })
}

for (const example of ['recipes/testcontainers', 'lead-form']) {
  t.test(`${example} is sound TypeScript`, async (t) => {
    const folder = join(ROOT, 'examples', example)
    // What the published types are made of.
    const paths = {
      'go-high-level-emulator': [join(ROOT, 'src/index.ts')],
      'go-high-level-emulator/testcontainers': [join(ROOT, 'src/frameworks/testcontainers.mts')],
      testcontainers: [join(ROOT, 'examples/node_modules/testcontainers/build/index.d.ts')]
    }
    const { config } = ts.readConfigFile(join(folder, 'tsconfig.json'), ts.sys.readFile)
    const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, folder, { paths })
    const written = readdirSync(folder).filter((file) => file.endsWith('.ts'))
    t.same(fileNames.sort(), written.map((file) => join(folder, file)).sort())
    const program = ts.createProgram(fileNames, options)
    const complaints = fileNames.flatMap((file) => ts.getPreEmitDiagnostics(program, program.getSourceFile(file)))
    t.same(
      complaints.map(({ file, start, messageText }) => [file?.fileName, start, messageText]),
      []
    )
  })
}

t.test('the GitHub workflow names only what there is', async (t) => {
  const text = readFileSync(join(ROOT, 'examples/recipes/github-actions.yml'), 'utf8')
  const { jobs } = parse(text)
  t.match(jobs.service.services.ghl, { image: /\/go-high-level-emulator$/, ports: ['8080:8080'] })
  const known = ['GHL_BASE_URL', 'GHL_API_KEY', 'GHL_EMULATOR_URL', ...OPTION_NAMES.flatMap((name) => OPTIONS[name].environment)]
  t.same(Object.keys(jobs.service.env), known.slice(0, 3))
  for (const [name] of text.matchAll(/GHL_\w+/g)) t.ok(known.includes(name), name)
  const { run: line } = jobs.exec.steps.find((step: { run?: string }) => step.run?.includes('go-high-level-emulator'))
  t.match(parseArguments(line.split(' ').slice(2)), { command: 'exec', run: ['npm', 'test'] })
})
