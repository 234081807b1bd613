import { execFile } from 'node:child_process'
import { cpSync, existsSync, readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Test } from 'tap'

const ROOT = new URL('../../../', import.meta.url).pathname
const run = promisify(execFile)

/** A folder like examples/, with the package built and installed; the one in dist/ is built anew by another test meanwhile. */
export async function examples(t: Test): Promise<string> {
  const folder = t.testdir()
  for (const part of [
    'package.json',
    'scripts',
    'src',
    'examples/package.json',
    'examples/recipes',
    'examples/lead-form',
    'examples/node_modules/.bin'
  ])
    cpSync(join(ROOT, part), join(folder, part), { recursive: true, verbatimSymlinks: true })
  await run(process.execPath, ['scripts/build.js'], { cwd: folder })
  const modules = join(folder, 'examples/node_modules')
  for (const part of ['package.json', 'dist'])
    cpSync(join(folder, part), join(modules, 'go-high-level-emulator', part), { recursive: true })
  for (const name of readdirSync(join(ROOT, 'examples/node_modules')))
    if (!existsSync(join(modules, name))) symlinkSync(join(ROOT, 'examples/node_modules', name), join(modules, name))
  return join(folder, 'examples')
}
