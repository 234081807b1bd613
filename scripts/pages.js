// Puts the files of the pages beside the code that serves them.
import { cpSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** The package of the viewer. */
export const VIEWER = dirname(fileURLToPath(import.meta.resolve('@fastify/swagger-ui')))

/** @returns what is in them of others, as esbuild tells it */
export async function copyPages(folder) {
  for (const file of ['index.html', 'icon.svg']) cpSync(`src/inspector/${file}`, join(folder, 'inspector', file))
  cpSync('src/reference', join(folder, 'reference'), { recursive: true })
  for (const file of ['swagger-ui-bundle.js', 'swagger-ui.css']) cpSync(join(VIEWER, 'static', file), join(folder, 'reference', file))
  const { metafile } = await build({
    entryPoints: { inspector: 'src/inspector/main.jsx' },
    ...{ outdir: join(folder, 'inspector'), bundle: true, minify: true, format: 'esm', target: 'es2023', metafile: true },
    // Every text goes through it.
    ...{ jsxFactory: 'h', jsxFragment: 'Fragment', inject: ['src/inspector/h.js'], logLevel: 'warning' }
  })
  await build({
    entryPoints: ['src/inspector/styles/inspector.css'],
    ...{ outfile: join(folder, 'inspector', 'inspector.css'), bundle: true, minify: true, logLevel: 'warning' }
  })
  return metafile
}
