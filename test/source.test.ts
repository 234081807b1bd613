import { readdirSync, readFileSync } from 'node:fs'
import t from 'tap'
import { RULES } from '../src/rules/rules.js'
import { VERSION } from '../src/version.js'

const SRC = new URL('../../src/', import.meta.url)
const TESTS = new URL('../../test/', import.meta.url)
// What holds by the way the code is built rather than by a question it asks.
const STATED = [
  'key.before-body',
  'body.unknown-fields',
  'contact.list-paging',
  'phone.country',
  'contact.email-before-phone',
  'contact.tags-on-update',
  'body.null-absent',
  'custom-field.forms'
]
const FILES = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
const sourceOf = (file: string) => readFileSync(new URL(file, SRC), 'utf8')

/** The files a file imports, types included, as paths below src. */
function importsOf(file: string): string[] {
  const specifiers = [...sourceOf(file).matchAll(/(?:from|import\()\s*'(\.[^']+)\.js'/g)].map(([, path]) => path)
  return specifiers.map((path) => new URL(`${path}.ts`, new URL(file, SRC)).pathname.slice(SRC.pathname.length))
}

t.test('every file but the command can be loaded, so that coverage counts all of them', async (t) => {
  for (const file of FILES) if (file !== 'cli/main.ts') t.ok(await import(`../src/${file.replace(/\.ts$/, '.js')}`), file)
})

t.test('imports make no cycle', async (t) => {
  const done = new Set<string>()
  const visit = (file: string, path: string[]): void => {
    if (path.includes(file)) t.fail([...path, file].join(' -> '))
    if (path.includes(file) || done.has(file)) return
    for (const imported of importsOf(file)) visit(imported, [...path, file])
    done.add(file)
  }
  for (const file of FILES) visit(file, [])
  t.equal(done.size, FILES.length)
})

t.test('the process is known to the command and what loads it alone, real time and chance to clock.ts and ids.ts', async (t) => {
  const mention = (word: RegExp) => FILES.filter((file) => word.test(sourceOf(file).replace(/\/\/.*|\/\*[\s\S]*?\*\//g, '')))
  t.same(mention(/\bprocess\./), ['cli/code-cache.ts', 'cli/main.ts'])
  t.same(mention(/Date\.now\(|Math\.random\(/), ['clock.ts'])
})

t.test('no file is longer than 350 lines', async (t) => {
  t.same(
    FILES.filter((file) => sourceOf(file).split('\n').length > 350),
    []
  )
})

t.test('the version is that of the package', async (t) => {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', SRC), 'utf8'))
  t.equal(VERSION, version)
})

t.test('every rule has an id of its own, is asked for by the code, and is named by a test', async (t) => {
  t.equal(new Set(RULES.map(({ id }) => id)).size, RULES.length)
  const code = FILES.filter((file) => file !== 'rules/rules.ts')
    .map(sourceOf)
    .join('\n')
  const tests = readdirSync(TESTS, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.test.ts') && file !== 'source.test.ts'
  )
  const titles = tests.map((file) => readFileSync(new URL(file, TESTS), 'utf8')).join('\n')
  t.same(
    RULES.filter(({ id }) => !titles.includes(id)).map(({ id }) => id),
    [],
    'named by no test'
  )
  t.same(
    RULES.filter(({ id }) => !STATED.includes(id) && !code.includes(`'${id}'`)).map(({ id }) => id),
    [],
    'asked for by no code'
  )
})
