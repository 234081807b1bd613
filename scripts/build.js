// Makes dist/: the library, the command and its interceptor, each one file with all it needs, and the licences of what is in them.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { build } from 'esbuild'
import { copyPages, VIEWER } from './pages.js'
import { compiledValidators, OTHER_VALIDATORS } from './validators.js'

rmSync('dist', { recursive: true, force: true })

// CommonJS, so that it can be required as well as imported, and because one such file starts quickest. An import()
// or an import of it would make Node read it twice, once for its exports: it is required instead.
const common = {
  ...{ bundle: true, platform: 'node', target: 'node20.19', format: 'cjs', minifySyntax: true, minifyWhitespace: true },
  ...{ supported: { 'dynamic-import': false }, metafile: true, logLevel: 'warning' }
}

// What Fastify loads at each start, and what is bundled in its place. Of no use here are logging, compiling schemas, HTTP/2
// and TLS; that the version of its plugin fits was found when both were bundled. A start is quicker without.
const REPLACED = {
  pino: '',
  '@fastify/ajv-compiler': 'module.exports = () => {}',
  '@fastify/fast-json-stringify-compiler': 'module.exports = () => {}',
  'node:http2': '',
  'node:https': '',
  semver: 'exports.satisfies = () => true'
}
const replaced = {
  name: 'replaced',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /./ }, ({ path, importer }) =>
      path in REPLACED && /node_modules.fastify/.test(importer) ? { path, namespace: 'replaced' } : undefined
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

const besides = [
  beside(/\/phone\.js$/, './phone.cjs'),
  beside(/^light-my-request$/, './inject.cjs'),
  beside(/^re2js$/, './re2.cjs'),
  beside(/\/validators\.cjs$/, './validators.cjs')
]
const library = await build({
  ...common,
  entryPoints: ['src/index.ts'],
  outfile: 'dist/index.cjs',
  plugins: [compiledValidators, replaced, folders, ...besides]
})
// Most tests create contacts, and need no other validator.
await build({ ...common, stdin: { contents: OTHER_VALIDATORS, resolveDir: '.' }, outfile: 'dist/validators.cjs' })
// The table of phone numbers, which only the observed profile needs.
const phone = await build({ ...common, entryPoints: ['src/v1/contacts/phone.ts'], outfile: 'dist/phone.cjs' })
// What Fastify loads with the first call that goes over no socket.
const inject = await build({ ...common, entryPoints: ['light-my-request'], outfile: 'dist/inject.cjs' })
// What reads patterns, which few matches have.
const patterns = await build({ ...common, entryPoints: ['re2js'], outfile: 'dist/re2.cjs' })
const { default: exported } = await import('../dist/index.cjs')
writeFileSync(
  'dist/index.js',
  `import { createRequire } from 'node:module'\n\nexport const { ${Object.keys(exported).join(', ')} } = createRequire(import.meta.url)('./index.cjs')\n`
)

// What exec --intercept has other processes load.
const preload = await build({ ...common, entryPoints: ['src/intercept/register.cts'], outfile: 'dist/intercept/register.cjs' })

// The command loads the library only once it serves, with the code that was compiled of it before.
const compiledLibrary = {
  name: 'compiled library',
  setup({ onLoad }) {
    onLoad({ filter: /\/src\/emulator\.ts$/ }, () => ({
      contents: `
        import { join } from 'node:path'
        import { requireCompiled } from './code-cache.js'
        export const { startEmulator } = requireCompiled(join(__dirname, 'index.cjs'))`,
      resolveDir: 'src/cli',
      loader: 'ts'
    }))
  }
}
const command = await build({ ...common, entryPoints: ['src/cli/main.ts'], outfile: 'dist/cli.cjs', plugins: [compiledLibrary, folders] })

const pages = await copyPages('dist')
const bundles = [library, phone, inject, patterns, preload, command].map(({ metafile }) => metafile)
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
