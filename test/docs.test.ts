import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'
import { startEmulator } from '../src/index.js'

const ROOT = new URL('../../', import.meta.url).pathname
const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'examples/README.md',
  ...readdirSync(join(ROOT, 'docs'))
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`)
]
/** Runs a command without what the runner puts into the environment to measure its own children. */
function run(command: string, args: string[], options: { cwd?: string } = {}): Promise<{ stdout: string }> {
  const { PATH, HOME } = process.env
  return promisify(execFile)(command, args, { ...options, env: { PATH, HOME } })
}

const textOf = (page: string) => readFileSync(join(ROOT, page), 'utf8')

/** The code blocks of a page in a language. */
const blocks = (page: string, language: string) =>
  [...textOf(page).matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, code = '']) => code)

t.test('every link inside the repository leads somewhere', async (t) => {
  for (const page of PAGES) {
    for (const [, target = ''] of textOf(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g))
      t.ok(existsSync(join(ROOT, dirname(page), target)), `${page}: ${target}`)
  }
})

t.test('the generated parts are up to date', async (t) => {
  await t.resolves(run(process.execPath, ['scripts/docs.js', '--check'], { cwd: ROOT }))
})

t.test('every npm command that the pages name exists', async (t) => {
  const { scripts } = JSON.parse(textOf('package.json'))
  for (const page of PAGES) {
    for (const [, name = ''] of textOf(page).matchAll(/npm (?:run )?(start|test|(?<=run )[\w:]+)/g))
      t.ok(name in scripts, `${page}: ${name}`)
  }
})

for (const page of PAGES) {
  const curls = blocks(page, 'sh').filter((code) => code.includes('curl '))
  if (curls.length === 0) continue
  t.test(`every curl of ${page} is answered 200`, async (t) => {
    for (const curl of curls) {
      await using emulator = await startEmulator()
      await emulator.addContacts({ email: 'john@deo.com' })
      await fetch(`${emulator.baseUrl}/contacts`, {
        method: 'POST',
        headers: { authorization: 'Bearer test-key' },
        body: '{"email":"john@deo.com"}'
      })
      const answered = curl
        .replaceAll('http://127.0.0.1:8080', emulator.url)
        .replace('curl ', "curl --silent --write-out '\\n%{http_code}' ")
      const { stdout } = await run('bash', ['-c', answered]).catch((error) => error)
      t.match(stdout, /\n200$/, curl)
    }
  })
}

t.test('the code of the README runs', async (t) => {
  const [code = ''] = blocks('README.md', 'js')
  const check = "\nif (contact.email !== 'john@deo.com' || response.status !== 200 || !request || reasons.length > 0) process.exit(1)\n"
  const folder = t.testdir({ node_modules: { 'go-high-level-emulator': t.fixture('symlink', ROOT) } })
  writeFileSync(join(folder, 'sample.mjs'), code + check)
  await t.resolves(run(process.execPath, ['sample.mjs'], { cwd: folder }))
})
