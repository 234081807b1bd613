// Makes dist/: the library, the command and its interceptor, each one file with all it needs, and the licences of what is in them.
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { build } from 'esbuild'
import { copyPages, VIEWER } from './pages.js'
import { compiledValidators, OTHER_VALIDATORS } from './validators.js'

rmSync('dist', { recursive: true, force: true })

// CommonJS, so that it can be required as well as imported, and because one such file starts quickest. An import()
// or an import of it would make Node read it twice, once for its exports: it is required instead.
const common = {
  ...{ bundle: true, platform: 'node', target: 'node20.19', format: 'cjs', minify: true },
  ...{ supported: { 'dynamic-import': false }, metafile: true, logLevel: 'warning' }
}

// What Fastify and its router load at each start, and what is bundled in its place. Of no use here are logging, compiling
// schemas, HTTP/2, TLS, requests without a socket, proxies to trust and routes with patterns; that the version of its plugin
// fits was found when both were bundled. A start is quicker without.
const REPLACED = {
  pino: '',
  '@fastify/ajv-compiler': 'module.exports = () => {}',
  '@fastify/fast-json-stringify-compiler': 'module.exports = () => {}',
  'node:http2': '',
  'node:https': '',
  'light-my-request': '',
  '@fastify/proxy-addr': '',
  'safe-regex2': 'module.exports = () => true',
  semver: 'exports.satisfies = () => true'
}
const replaced = {
  name: 'replaced',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /./ }, ({ path, importer }) =>
      path in REPLACED && /node_modules.(fastify|find-my-way)/.test(importer) ? { path, namespace: 'replaced' } : undefined
    )
    onLoad({ filter: /./, namespace: 'replaced' }, ({ path }) => ({ contents: REPLACED[path] }))
  }
}

/** Where a file lies: below the bundle as it does below src. */
const folders = {
  name: 'folders',
  setup({ onLoad }) {
    onLoad({ filter: /\/src\/(pages|cli)\/[\w-]+\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace('import.meta.dirname', `join(__dirname, '${basename(dirname(path))}')`),
      loader: 'ts'
    }))
  }
}

/** Leaves a module out of a bundle, to be required from another file beside it. */
const beside = (filter, path) => ({ name: path, setup: ({ onResolve }) => onResolve({ filter }, () => ({ path, external: true })) })

// What explore needs, also that of the command.
const EXPLORE = ['every-run', 'report', 'table']
const besideExplore = beside(new RegExp(`(^\\./every-run|/explore/(${EXPLORE.join('|')}))\\.js$`), './explore.cjs')
// What makes certificates, which only a proxy needs.
const besideProxy = beside(/(\/intercept|^\.)\/proxy\.js$/, './proxy.cjs')
const besides = [
  besideExplore,
  besideProxy,
  beside(/\/phone\.js$/, './phone.cjs'),
  beside(/^re2js$/, './re2.cjs'),
  ...Object.keys(OTHER_VALIDATORS).map((name) => beside(new RegExp(`/${name}\\.cjs$`), `./${name}.cjs`))
]

// What many an emulator is never asked for, in files of their own beside the library: what src/app.ts loads by import().
const V2 = 'src/v2/version.ts'
const LATER = [...readFileSync('src/app.ts', 'utf8').matchAll(/await import\('\.\/(.+?)\.js'\)/g)]
  .map(([, file]) => `src/${file}.ts`)
  .filter((file) => file !== V2)
const version2 = beside(/^\.\/v2\/version\.js$/, './v2.cjs')
const later = beside(new RegExp(`^\\./(${LATER.map((file) => file.slice('src/'.length, -'.ts'.length)).join('|')})\\.js$`), './later.cjs')
const ofLibrary = { ...common, outfile: 'dist/index.cjs', plugins: [compiledValidators, replaced, folders, later, version2, ...besides] }
const { metafile } = await build({ ...ofLibrary, entryPoints: ['src/index.ts'], write: false })
const inLibrary = Object.keys(metafile.inputs).filter((file) => file.startsWith('src/'))

const EXPORT = /^export (?:async )?(?:function\*?|(?:abstract )?class|const|let) (\w+)/gm

// Both files must have the same modules, not copies of them: those of the library are what it hands out.
const handedOut = new Set()
const fromLibrary = {
  name: 'from library',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\.?\/.*\.js$/ }, ({ path, resolveDir, kind }) => {
      const file = relative('.', join(resolveDir, path)).replace(/\.js$/, '.ts')
      if (kind === 'dynamic-import' || !inLibrary.includes(file)) return undefined
      handedOut.add(file)
      return { path: file, namespace: 'library' }
    })
    // By name, so that each is looked up once, and not at each use.
    onLoad({ filter: /./, namespace: 'library' }, ({ path }) => ({
      contents: `export const { ${exportsOf(path).join(', ')} } = require('./index.cjs')[${JSON.stringify(nameOf(path))}]`
    }))
    onResolve({ filter: /^\.\/index\.cjs$/, namespace: 'library' }, ({ path }) => ({ path, external: true }))
  }
}
const exportsOf = (file) => [...readFileSync(file, 'utf8').matchAll(EXPORT)].map(([, name]) => name)
const nameOf = (file) => `__${file.replace(/\W/g, '_')}`
const afterwards = await build({
  ...common,
  stdin: { contents: LATER.map((file) => `export * from './${file}'`).join('\n'), resolveDir: '.' },
  outfile: 'dist/later.cjs',
  plugins: [fromLibrary, folders, ...besides]
})
const ofVersion2 = await build({ ...common, entryPoints: [V2], outfile: 'dist/v2.cjs', plugins: [fromLibrary, ...besides] })
const explored = await build({
  ...common,
  stdin: { contents: EXPLORE.map((file) => `export * from './src/explore/${file}.js'`).join('\n'), resolveDir: '.', loader: 'ts' },
  outfile: 'dist/explore.cjs',
  plugins: [fromLibrary]
})
const shared = [...handedOut].map((file) => `export * as ${nameOf(file)} from './${file}'`)
const library = await build({
  ...ofLibrary,
  stdin: { contents: [`export * from './src/index.ts'`, ...shared].join('\n'), resolveDir: '.', loader: 'ts' }
})
// Most tests create contacts, and need no other validator.
for (const [name, contents] of Object.entries(OTHER_VALIDATORS))
  await build({ ...common, stdin: { contents, resolveDir: '.' }, outfile: `dist/${name}.cjs` })
// The table of phone numbers, which only the observed profile needs.
const phone = await build({ ...common, entryPoints: ['src/contacts/phone.ts'], outfile: 'dist/phone.cjs' })
// What reads patterns, which few matches have.
const patterns = await build({ ...common, entryPoints: ['re2js'], outfile: 'dist/re2.cjs' })
const proxy = await build({
  // Of these packages their files for import, of which what is not used is left out.
  ...{ ...common, mainFields: ['module', 'main'], entryPoints: ['src/intercept/proxy.ts'], outfile: 'dist/proxy.cjs' }
})

// What tests of a framework load: over the library beside it, with the framework of the project that uses it.
for (const [format, extension, library] of [
  ['esm', '.js', '../index.js'],
  ['cjs', '.cjs', '../index.cjs']
])
  await build({
    ...common,
    ...{ format, entryPoints: ['src/frameworks/*.mts'], outdir: 'dist/frameworks', outExtension: { '.js': extension } },
    ...{ packages: 'external', plugins: [beside(/\/emulator\.js$/, library)] }
  })
// It cannot be required itself.
rmSync('dist/frameworks/vitest.cjs')

// What exec --intercept has other processes load.
const preload = await build({ ...common, entryPoints: ['src/intercept/register.cts'], outfile: 'dist/intercept/register.cjs' })

// The command loads the library only once it serves.
const command = await build({
  ...{ ...common, entryPoints: ['src/cli/main.ts'], outfile: 'dist/command.cjs' },
  plugins: [beside(/\/emulator\.js$/, './index.cjs'), folders, besideExplore, besideProxy]
})

// What people load: the library and the command, with the code that was compiled of them before.
const { default: exported } = await import('../dist/index.cjs')
const names = Object.keys(exported).filter((name) => !name.startsWith('__'))
const compiled = (contents, options) =>
  build({
    ...{ ...common, ...options },
    stdin: { contents: `import { requireCompiled } from './src/cli/code-cache.ts'\n${contents}`, resolveDir: '.' }
  })
await compiled(
  `import { fileURLToPath } from 'node:url'
  export const { ${names.join(', ')} } = requireCompiled(fileURLToPath(new URL('./index.cjs', import.meta.url)))`,
  { format: 'esm', outfile: 'dist/index.js' }
)
await compiled(`import { join } from 'node:path'\nrequireCompiled(join(__dirname, 'command.cjs'))`, {
  ...{ banner: { js: '#!/usr/bin/env node' }, outfile: 'dist/cli.cjs' }
})
chmodSync('dist/cli.cjs', 0o755)

const pages = await copyPages('dist')
const bundles = [library, afterwards, ofVersion2, explored, phone, patterns, proxy, preload, command].map(({ metafile }) => metafile)
writeFileSync('dist/LICENSES.txt', licences([...bundles, pages]))

function licences(metafiles) {
  const inputs = metafiles.flatMap(({ inputs }) => Object.keys(inputs))
  const folders = new Set(inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []))
  folders.add(VIEWER)
  const notices = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
    return `${name} ${version} (${license})\n\n${file ? readFileSync(`${folder}/${file}`, 'utf8').trim() : 'No licence text comes with it.'}\n`
  })
  notices.push(`Swagger UI, as @fastify/swagger-ui brings it (Apache-2.0: https://www.apache.org/licenses/LICENSE-2.0)\n`)
  return `This package holds parts of the following ones.\n\n${notices.join(`\n${'-'.repeat(80)}\n\n`)}`
}
