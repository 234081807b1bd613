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

// What `npm test` runs: each of these files is a process. Most tests need none of their own, and to start another takes
// longer than they do; what starts others, or waits for long, is beside them in one of its own.
const ALONE = ['cli/main', 'cli/code-cache', 'cli/explore', 'cli/logs', 'cli/migrate-check', 'explore/explore', 'intercept/divert']
const TOGETHER = [['control'], ['coverage', 'openapi', 'pipeline'], ['v1'], ['v2', 'migrate']]

const groupOf = (name) => {
  const [folder] = name.split('/')
  if (ALONE.includes(name)) return name.replace('/', '-')
  return TOGETHER.find((folders) => folders.includes(folder))?.join('-') ?? 'others'
}

mkdirSync('.build/run')
for (const file of sources.sort()) {
  const [, name] = /^test\/(?!system\/)(.*)\.test\.ts$/.exec(file) ?? []
  if (name) appendFileSync(`.build/run/${groupOf(name)}.js`, `import '../test/${name}.test.js'\n`)
}
