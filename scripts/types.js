// Makes dist/index.d.ts: the types of the public surface in one file, without those of what is bundled. And those of the entries
// for test frameworks, file by file, for the frameworks are not there.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { generateDtsBundle } from 'dts-bundle-generator'
import ts from 'typescript'

const [types] = generateDtsBundle([{ filePath: 'src/index.ts', output: { noBanner: true, exportReferencedTypes: false } }], {
  preferredConfigPath: 'tsconfig.json'
})
// For `await using`, where a consumer's own settings do not name it.
writeFileSync('dist/index.d.ts', `/// <reference lib="esnext.disposable" />\n${types}`)
copyFileSync('dist/index.d.ts', 'dist/index.d.cts')

const FRAMEWORKS = 'src/frameworks'
mkdirSync('dist/frameworks', { recursive: true })
for (const file of readdirSync(FRAMEWORKS).filter((file) => /\.m?ts$/.test(file))) {
  const { outputText } = ts.transpileDeclaration(readFileSync(`${FRAMEWORKS}/${file}`, 'utf8'), {
    fileName: file.replace('.mts', '.ts'),
    reportDiagnostics: true
  })
  const types = outputText.replace(/'\.\.\/[^']+'/g, "'../index.js'")
  const name = basename(file).replace(/\.m?ts$/, '')
  writeFileSync(`dist/frameworks/${name}.d.ts`, types)
  writeFileSync(`dist/frameworks/${name}.d.cts`, types.replace(/'(\.[^']+)\.js'/g, "'$1.cjs'"))
}
