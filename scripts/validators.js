// The module that the built package has in place of src/validation/compile.ts: each validator as code, so that a start neither loads
// nor runs the compiler.
import { resolve } from 'node:path'
import { Ajv } from 'ajv'
import standaloneCode from 'ajv/dist/standalone/index.js'
import { build, transform } from 'esbuild'

const { SCHEMAS, AJV_OPTIONS } = await imported('src/validation/compile.ts', 'src/schemas.ts')

const ajv = new Ajv({ ...AJV_OPTIONS, code: { source: true, esm: true } })
const names = SCHEMAS.map((schema, index) => {
  ajv.addSchema(schema, `schema${index}`)
  return `schema${index}Fits`
})
const source = `
import { SCHEMAS } from '../schemas.js'
${standaloneCode(ajv, Object.fromEntries(names.map((name, index) => [name, `schema${index}`])))}
const validators = [${names}]
export function compile(schema) {
  return validators[SCHEMAS.indexOf(schema)]
}`
// Short names, for nobody reads this, and each start parses it.
const { code: compiled } = await transform(source, { minify: true, target: 'node20.19' })

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

/** What modules in TypeScript export. */
async function imported(...paths) {
  const contents = paths.map((path) => `export * from './${path}'`).join('\n')
  const stdin = { contents, resolveDir: process.cwd() }
  const { outputFiles } = await build({ stdin, bundle: true, platform: 'node', format: 'esm', write: false })
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`)
}
