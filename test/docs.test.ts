import { execFile } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'
import { BARE } from './children.js'
import { blocks, PAGES, ROOT, textOf } from './pages.js'

const run = promisify(execFile)

t.test('every link inside the repository leads somewhere', async (t) => {
  for (const page of PAGES) {
    for (const [, target = ''] of textOf(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g))
      t.ok(existsSync(join(ROOT, dirname(page), target)), `${page}: ${target}`)
  }
})

t.test('the generated parts are up to date', async (t) => {
  await t.resolves(run(process.execPath, ['scripts/docs.js', '--check'], { cwd: ROOT, env: BARE }))
})

t.test('every npm command that the pages name exists', async (t) => {
  const { scripts } = JSON.parse(textOf('package.json'))
  for (const page of PAGES) {
    for (const [, name = ''] of textOf(page).matchAll(/npm (?:run )?(start|test|(?<=run )[\w:]+)/g))
      t.ok(name in scripts, `${page}: ${name}`)
  }
})

t.test('the code of the README runs', async (t) => {
  const [code = ''] = blocks('README.md', 'js')
  const check = "\nif (contact.email !== 'john@deo.com' || response.status !== 200 || !request || reasons.length > 0) process.exit(1)\n"
  const folder = t.testdir({ node_modules: { 'go-high-level-emulator': t.fixture('symlink', ROOT) } })
  writeFileSync(join(folder, 'sample.mjs'), code + check)
  await t.resolves(run(process.execPath, ['sample.mjs'], { cwd: folder, env: BARE }))
})
