import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'
import { startEmulator } from '../src/emulator.js'
import { BARE } from './children.js'
import { blocks, PAGES, ROOT, textOf } from './pages.js'

const run = promisify(execFile)

t.test('every link inside the repository leads somewhere', async (t) => {
  for (const page of PAGES) {
    for (const [, target = ''] of textOf(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g))
      t.ok(existsSync(join(ROOT, dirname(page), target)), `${page}: ${target}`)
  }
})

t.test('the map of the architecture shows every part of the source and which way it imports', async (t) => {
  const [map = ''] = blocks('docs/architecture.md', 'mermaid')
  const labels = new Map([...map.matchAll(/(\w+)\["([^"]+)"\]/g)].map(([, id = '', label = '']) => [id, label]))
  const arrows = [...map.matchAll(/^ {2}(\w+).* --> (\w+)/gm)].map(([, from = '', to = '']) => [labels.get(from), labels.get(to)])
  const below = (part: string): string[] => {
    const next = arrows.filter(([from]) => from === part).map(([, to]) => to as string)
    return [...next, ...next.flatMap(below)]
  }
  const partOf = (file: string) => file.replace(/\/.*/, '/')
  const src = join(ROOT, 'src')
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => /\.c?ts$/.test(file))
  const imports = files.flatMap((file) =>
    [...readFileSync(join(src, file), 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+)\.js'/g)].map(([, path = '']) => [
      partOf(file),
      partOf(relative(src, join(src, dirname(file), `${path}.ts`)))
    ])
  )
  t.same([...labels.values()].sort(), [...new Set(files.map(partOf))].sort())
  for (const [from, to = ''] of imports) if (from !== to) t.ok(below(from as string).includes(to), `${from} imports from ${to}`)
  for (const [from, to] of arrows)
    t.ok(
      imports.some((one) => one[0] === from && one[1] === to),
      `the arrow from ${from} to ${to} is true`
    )
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

t.test('the examples of the JavaScript API run', async (t) => {
  const [shown, start, connect, ...verbs] = blocks('docs/javascript-api.md', 'js')
  t.ok(verbs.length > 15)
  const here = await startEmulator()
  t.teardown(() => here.close())
  const init = `{ method: 'POST', headers: { authorization: 'Bearer ' + emulator.apiKey }, body: '{"email":"john@deo.com"}' }`
  const sent = `await fetch(emulator.baseUrl + '/contacts', ${init})`
  const code = [
    "import { connectEmulator, explore } from 'go-high-level-emulator'",
    shown,
    ...[start, connect?.replace('http://127.0.0.1:8080', here.url)].map((code) => `{\n${code}await emulator.close()\n}`),
    sent,
    ...verbs.map((code) => `{\n${code}}`)
  ].join('\n')
  const folder = t.testdir({ node_modules: { 'go-high-level-emulator': t.fixture('symlink', ROOT) } })
  writeFileSync(join(folder, 'sample.mjs'), code)
  await t.resolves(run(process.execPath, ['sample.mjs'], { cwd: folder, env: BARE }))
})

t.test('the page of the JavaScript API has every verb', async (t) => {
  await using emulator = await startEmulator()
  const location = emulator.location()
  const verbs = [Object.getPrototypeOf(emulator), Object.getPrototypeOf(location)].flatMap((maker) => Object.getOwnPropertyNames(maker))
  const headings = [...textOf('docs/javascript-api.md').matchAll(/^### (\w+)$/gm)].map(([, name]) => name)
  t.same(headings, ['startEmulator', 'connectEmulator', ...headings.slice(2, -1), 'explore'])
  t.same([...headings.slice(2, -1)].sort(), [...new Set(verbs)].filter((name) => name !== 'constructor').sort())
})
