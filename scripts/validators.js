// The module that the built package has in place of src/validation/compile.ts: each validator as code, so that a start neither
// loads nor runs the compiler. The schemas are what the files called schema.ts export under a name that ends in Schema.
import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import Module from 'node:module'
import { resolve } from 'node:path'
import { Ajv } from 'ajv'
import standaloneCode from 'ajv/dist/standalone/index.js'
import { build, transform } from 'esbuild'

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => /(^|[\\/])schema\.ts$/.test(file))
const { AJV_OPTIONS, createApp, settingsOfCall, ...exported } = await imported(
  "export { AJV_OPTIONS } from './src/validation/compile.ts'",
  "export { createApp } from './src/app.ts'",
  "export { settingsOfCall } from './src/options/settings.ts'",
  ...files.map((file, index) => `export * as file${index} from './src/${file}'`)
)
const schemas = files.flatMap((file, index) =>
  Object.entries(exported[`file${index}`]).flatMap(([name, schema]) => (name.endsWith('Schema') ? { file, name, schema } : []))
)
await failWhereOneIsMissing(new Set(schemas.map(({ schema }) => schema)))

const ajv = new Ajv({ ...AJV_OPTIONS, inlineRefs: false, code: { source: true, esm: true } })
const names = new Map(schemas.map(({ name, schema }) => [JSON.stringify(schema), name]))
for (const { name, schema } of schemas) ajv.addSchema(referring(schema, name), name)

// At each start: those of a create. The others are in a file of their own, read when one of them is first needed, and found
// there by what their schema says, so that a start makes no other schema.
const AT_START = ['CreateContactSchema', 'TagsSchema']
const first = schemas.filter(({ name }) => AT_START.includes(name))
// Those of control calls by themselves, for any test makes these, and those of version 2.
const FOLDERS = ['control', 'v1', 'v2']
const folderOf = ({ file }) => FOLDERS.find((folder) => file.startsWith(folder)) ?? 'v1'
const others = FOLDERS.map((folder) => schemas.filter((schema) => !first.includes(schema) && folderOf(schema) === folder))
const digestOf = (schema) => createHash('sha256').update(JSON.stringify(schema)).digest('hex').slice(0, 16)

/** The files beside the bundle that have the other validators. */
export const OTHER_VALIDATORS = Object.fromEntries(
  await Promise.all(FOLDERS.map(async (folder, index) => [`${folder}-validators`, await byDigest(others[index])]))
)
const compiled = await minified(`
import { createHash } from 'node:crypto'
${first.map(({ file, name }) => `import { ${name} } from '../${file.replaceAll('\\', '/').replace(/\.ts$/, '.js')}'`).join('\n')}
${codeOf(first)}
const first = new Map([${first.map(({ name }) => `[${name}, ${name}Fits]`)}])
export function compile(schema) {
  const validator = first.get(schema) ?? otherValidator(digestOf(schema))
  if (validator) return validator
  throw new Error('a schema has no compiled validator: see scripts/validators.js')
}
const otherValidator = (digest) => ${FOLDERS.map((folder) => `require('./${folder}-validators.cjs').byDigest[digest]`).join(' ?? ')}
const digestOf = ${digestOf}`)

function byDigest(some) {
  return minified(`${codeOf(some)}
export const byDigest = { ${some.map(({ name, schema }) => `'${digestOf(schema)}': ${name}Fits`)} }`)
}

function codeOf(some) {
  return standaloneCode(ajv, Object.fromEntries(some.map(({ name }) => [`${name}Fits`, name])))
}

// Short names, for nobody reads this.
async function minified(source) {
  return (await transform(source, { minify: true, target: 'node20.19' })).code
}

export const compiledValidators = {
  name: 'compiled-validators',
  setup({ onLoad }) {
    onLoad({ filter: /\/src\/validation\/compile\.ts$/ }, ({ path }) => ({
      contents: compiled,
      loader: 'js',
      resolveDir: resolve(path, '..')
    }))
  }
}

/** A schema that refers to the others where it has one as a part, so that none is compiled twice. */
function referring(part, name) {
  if (typeof part !== 'object' || part === null) return part
  const other = names.get(JSON.stringify(part))
  if (other !== undefined && other !== name) return { $ref: other }
  if (Array.isArray(part)) return part.map((element) => referring(element, name))
  return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, referring(inner, name)]))
}

/** @throws Error for a route whose body has a schema that is not among those known */
async function failWhereOneIsMissing(known) {
  const missing = []
  const { http } = await createApp(settingsOfCall(), undefined, (app) =>
    app.addHook('onRoute', ({ method, url, schema }) => {
      if (schema?.body && !known.has(schema.body)) missing.push(`${method} ${url}`)
    })
  )
  // Each of the servers behind it is made by its first call.
  for (const path of ['/_emulator/health', '/v1/tags', '/contacts/any']) await http.inject(path)
  await http.close()
  if (missing.length === 0) return
  throw new Error(
    `no compiled validator for ${missing.join(', ')}: export its schema from a file called schema.ts, under a name that ends in Schema`
  )
}

/** What lines of TypeScript export. */
async function imported(...lines) {
  const { outputFiles } = await build({
    ...{ stdin: { contents: lines.join('\n'), resolveDir: process.cwd() }, bundle: true, write: false },
    ...{ platform: 'node', format: 'cjs', packages: 'external', define: { 'import.meta.dirname': JSON.stringify(resolve('src/pages')) } }
  })
  const module = new Module(resolve('imported.cjs'))
  module.paths = Module._nodeModulePaths(process.cwd())
  module._compile(outputFiles[0].text, resolve('imported.cjs'))
  return module.exports
}
