// Puts the files of the pages beside the code that serves them: node scripts/pages.js FOLDER
import { cpSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const VIEWER = join(dirname(fileURLToPath(import.meta.resolve('@fastify/swagger-ui'))), 'static')

export function copyPages(folder) {
  for (const page of ['inspector', 'reference']) cpSync(`src/${page}`, join(folder, page), { recursive: true })
  for (const file of ['swagger-ui-bundle.js', 'swagger-ui.css']) cpSync(join(VIEWER, file), join(folder, 'reference', file))
  cpSync('docs/openapi.json', join(folder, 'reference/openapi.json'))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) copyPages(process.argv[2])
