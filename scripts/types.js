// Makes dist/index.d.ts: the types of the public surface in one file, without those of what is bundled.
import { copyFileSync, writeFileSync } from 'node:fs'
import { generateDtsBundle } from 'dts-bundle-generator'

const [types] = generateDtsBundle([{ filePath: 'src/index.ts', output: { noBanner: true, exportReferencedTypes: false } }], {
  preferredConfigPath: 'tsconfig.json'
})
// For `await using`, where a consumer's own settings do not name it.
writeFileSync('dist/index.d.ts', `/// <reference lib="esnext.disposable" />\n${types}`)
copyFileSync('dist/index.d.ts', 'dist/index.d.cts')
