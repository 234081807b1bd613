// Makes .build/: src/ and test/ as JavaScript, a file for each file, for what runs them here.
import { readdirSync, rmSync } from 'node:fs'
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
