// Makes dist/index.d.ts: the types of the public surface in one file, without those of what is bundled. And those of the entries
// for test frameworks, file by file, for the frameworks are not there.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { generateDtsBundle } from 'dts-bundle-generator'
import ts from 'typescript'

const [types] = generateDtsBundle([{ filePath: 'src/index.ts', output: { noBanner: true, exportReferencedTypes: false } }], {
  preferredConfigPath: 'tsconfig.json'
})
// For `await using`, where a consumer's own settings do not name it.
writeFileSync('dist/index.d.ts', `/// <reference lib="esnext.disposable" />\n${types}`)
copyFileSync('dist/index.d.ts', 'dist/index.d.cts')

const FRAMEWORKS = 'src/frameworks'
const done = new Set()
mkdirSync('dist/frameworks', { recursive: true })
for (const file of readdirSync(FRAMEWORKS)) if (file.endsWith('.mts')) writeTypes(file)

/** Writes the types of a file, and of those beside it that they name; what they name of the library is in its one file. */
function writeTypes(file) {
  if (done.has(file)) return
  done.add(file)
  const name = file.replace(/\.m?ts$/, '')
  const { outputText } = ts.transpileDeclaration(readFileSync(`${FRAMEWORKS}/${file}`, 'utf8'), { fileName: `${name}.ts` })
  const types = outputText.replace(/'\.\.\/[^']+'/g, "'../index.js'")
  writeFileSync(`dist/frameworks/${name}.d.ts`, types)
  writeFileSync(`dist/frameworks/${name}.d.cts`, types.replace(/'(\.[^']+)\.js'/g, "'$1.cjs'"))
  for (const [, named] of types.matchAll(/'\.\/([^']+)\.js'/g)) writeTypes(`${named}.ts`)
}
