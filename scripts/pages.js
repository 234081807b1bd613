// Puts the files of the pages beside the code that serves them.
import { cpSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The package of the viewer. */
export const VIEWER = dirname(fileURLToPath(import.meta.resolve('@fastify/swagger-ui')))

export function copyPages(folder) {
  for (const page of ['inspector', 'reference']) cpSync(`src/${page}`, join(folder, page), { recursive: true })
  for (const file of ['swagger-ui-bundle.js', 'swagger-ui.css']) cpSync(join(VIEWER, 'static', file), join(folder, 'reference', file))
}
