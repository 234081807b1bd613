import { readdirSync, readFileSync } from 'node:fs'
import t, { type Test } from 'tap'
import { RULES } from '../src/rules/rules.js'
import { VERSION } from '../src/version.js'
import { IS_MEASURED } from './children.js'

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

/** The files that have this in them, comments left aside. */
function mention(word: RegExp): string[] {
  return FILES.filter((file) => word.test(sourceOf(file).replace(/(?<=^|\s)(\/\/ .*|\/\*[\s\S]*?\*\/)/gm, '')))
}

/** The files a file imports, types included, as paths below src. */
function importsOf(file: string): string[] {
  const specifiers = [...sourceOf(file).matchAll(/(?:from|import)\s*\(?'(\.[^']+)\.js'/g)].map(([, path]) => path)
  return specifiers.map((path) => new URL(`${path}.ts`, new URL(file, SRC)).pathname.slice(SRC.pathname.length))
}

if (IS_MEASURED)
  t.test('every file but the command can be loaded, so that coverage counts all of them', async (t) => {
    for (const file of FILES)
      if (file !== 'cli/main.ts') t.ok(await import(new URL(`../src/${file.replace(/\.ts$/, '.js')}`, import.meta.url).href), file)
  })

/** The folder of a file; each resource of v1 is one, and so is a file that is in none. */
function folderOf(file: string): string {
  const [folder = '', ...rest] = file.split('/')
  return folder === 'v1' && rest.length > 1 ? `v1/${rest[0]}` : folder
}

/** Fails with the first circle that the imports make; returns how many floors they have, the lowest importing nothing. */
function floors(t: Test, imports: ReadonlyMap<string, readonly string[]>): number {
  const done = new Map<string, number>()
  const floorOf = (name: string, path: string[]): number => {
    if (path.includes(name)) {
      t.fail([...path.slice(path.indexOf(name)), name].join(' -> '))
      return 0
    }
    const floor = done.get(name) ?? 1 + Math.max(0, ...(imports.get(name) ?? []).map((imported) => floorOf(imported, [...path, name])))
    done.set(name, floor)
    return floor
  }
  return Math.max(...[...imports.keys()].map((name) => floorOf(name, [])))
}

t.test('imports of files make no circle, and at most 12 floors', async (t) => {
  const highest = floors(t, new Map(FILES.map((file) => [file, importsOf(file)])))
  t.ok(highest <= 12, `${highest} floors`)
})

t.test('imports of folders make no circle', async (t) => {
  const imports = new Map<string, string[]>()
  for (const file of FILES) {
    const folder = folderOf(file)
    const others = importsOf(file).map(folderOf)
    imports.set(folder, [...(imports.get(folder) ?? []), ...others.filter((other) => other !== folder)])
  }
  t.ok(floors(t, imports) > 1)
})

t.test('at most 8 files are in no folder', async (t) => {
  const loose = FILES.filter((file) => !file.includes('/'))
  t.ok(loose.length <= 8, loose.join(', '))
})

t.test('where the API and the control API are served is said in one file, and told by the document', async (t) => {
  // The name of the package is none of these paths.
  const spelled = mention(/\/_emulator|\/go-high-level(?!-)/)
  t.same(
    spelled.filter((file) => !file.startsWith('openapi/')),
    ['http/paths.ts']
  )
})

t.test(
  'the process is known to the command and to the environment of tests alone, real time and chance to clock.ts and ids.ts',
  async (t) => {
    t.same(
      mention(/\bprocess\./).filter((file) => !file.startsWith('cli/')),
      ['frameworks/environment.ts']
    )
    t.same(mention(/Date\.now\(|Math\.random\(/), ['clock.ts'])
  }
)

t.test('no file is longer than 350 lines', async (t) => {
  t.same(
    FILES.filter((file) => sourceOf(file).split('\n').length > 350),
    []
  )
})

t.test('the version is that of the package', async (t) => {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', SRC), 'utf8'))
  t.equal(VERSION, version)
  const [, ofPython] = /^version = "(.*)"$/m.exec(readFileSync(new URL('../clients/python/pyproject.toml', SRC), 'utf8')) ?? []
  t.equal(ofPython, version, 'that of the Python client too')
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
