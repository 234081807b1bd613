// Makes .build/: src/ and test/ as JavaScript, a file for each file, for what runs them here.
import { appendFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { build } from 'esbuild'
import { copyPages } from './pages.js'

const sources = ['src', 'test']
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`))
  .filter((file) => /\.c?ts$/.test(file))

const common = { outdir: '.build', outbase: '.', target: 'node20.19', sourcemap: true, sourcesContent: false, logLevel: 'warning' }

rmSync('.build', { recursive: true, force: true })
await build({ ...common, entryPoints: sources.filter((file) => file.endsWith('.ts')), format: 'esm' })
await build({ ...common, entryPoints: sources.filter((file) => file.endsWith('.cts')), format: 'cjs', outExtension: { '.js': '.cjs' } })
await copyPages('.build/src')

// What `npm test` runs: a file for each process. Most tests need none of their own, and to start another takes longer than
// they do. These are of about the same length; those that wait for programs are apart from the others.
const TOGETHER = [['cli'], ['control'], ['coverage', 'openapi', 'pipeline'], ['explore'], ['v1'], ['v2', 'migrate']]
// It changes what modules of Node do.
const ALONE = 'intercept/divert'

mkdirSync('.build/run')
for (const file of sources.sort()) {
  const [, name, folder] = /^test\/(?!system\/)((?:(\w+)\/)?.*)\.test\.ts$/.exec(file) ?? []
  if (name === undefined) continue
  const group = name === ALONE ? ['divert'] : (TOGETHER.find((folders) => folders.includes(folder)) ?? ['others'])
  appendFileSync(`.build/run/${group.join('-')}.js`, `import '../test/${name}.test.js'\n`)
}
