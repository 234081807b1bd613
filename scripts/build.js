// Makes dist/: the library, the command and its interceptor, each one file with all it needs, and the licences of what is in them.
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { build } from 'esbuild'
import { compiledValidators } from './validators.js'

rmSync('dist', { recursive: true, force: true })

// CommonJS, so that it can be required as well as imported, and because one such file starts quickest. An import()
// or an import of it would make Node read it twice, once for its exports: it is required instead.
const common = {
  ...{ bundle: true, platform: 'node', target: 'node20.19', format: 'cjs', minifySyntax: true, minifyWhitespace: true },
  ...{ supported: { 'dynamic-import': false }, metafile: true, logLevel: 'warning' },
  // Where a file lies: the word of the sources for it, and that of CommonJS.
  define: { 'import.meta.dirname': '__dirname' }
}

// What Fastify requires at each start and uses only where it is told to: logging, compiling schemas, serving HTTP/2 or TLS.
// Without it a start takes about a third less time.
const unused = {
  name: 'unused',
  setup({ onResolve, onLoad }) {
    const filter = /^(pino|@fastify\/ajv-compiler|@fastify\/fast-json-stringify-compiler|node:http2|node:https)$/
    onResolve({ filter }, ({ path, importer }) => (/node_modules.fastify/.test(importer) ? { path, namespace: 'unused' } : undefined))
    onLoad({ filter: /.*/, namespace: 'unused' }, () => ({ contents: '' }))
  }
}

/** Leaves a module out of a bundle, to be required from another file beside it. */
const beside = (filter, path) => ({ name: path, setup: ({ onResolve }) => onResolve({ filter }, () => ({ path, external: true })) })

const library = await build({
  ...common,
  entryPoints: ['src/index.ts'],
  outfile: 'dist/index.cjs',
  plugins: [compiledValidators, unused, beside(/\/phone\.js$/, './phone.cjs')]
})
// The table of phone numbers, which only the observed profile needs.
const phone = await build({ ...common, entryPoints: ['src/phone.ts'], outfile: 'dist/phone.cjs' })
const { default: exported } = await import('../dist/index.cjs')
writeFileSync(
  'dist/index.js',
  `import { createRequire } from 'node:module'\n\nexport const { ${Object.keys(exported).join(', ')} } = createRequire(import.meta.url)('./index.cjs')\n`
)

// What exec --intercept has other processes load.
const preload = await build({ ...common, entryPoints: ['src/intercept.cts'], outfile: 'dist/intercept.cjs' })

// The command loads the library only once it serves.
const command = await build({
  ...common,
  entryPoints: ['src/cli.ts'],
  outfile: 'dist/cli.cjs',
  plugins: [beside(/\/emulator\.js$/, './index.cjs')]
})

cpSync('src/inspector', 'dist/inspector', { recursive: true })
writeFileSync('dist/LICENSES.txt', licences([library, phone, preload, command].map(({ metafile }) => metafile)))

function licences(metafiles) {
  const inputs = metafiles.flatMap(({ inputs }) => Object.keys(inputs))
  const folders = new Set(inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []))
  const notices = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
    return `${name} ${version} (${license})\n\n${file ? readFileSync(`${folder}/${file}`, 'utf8').trim() : 'No licence text comes with it.'}\n`
  })
  return `This package holds parts of the following ones.\n\n${notices.join(`\n${'-'.repeat(80)}\n\n`)}`
}
