// Installs what the recipes in examples/ need, unless it is there already.
import { execFileSync } from 'node:child_process'
import { cpSync, statSync } from 'node:fs'

const changedAt = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0

if (changedAt('examples/node_modules/.package-lock.json') < changedAt('examples/package-lock.json')) {
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: 'examples', stdio: 'inherit' })
}
// They have a copy of the package: that of the last build.
for (const part of ['dist', 'package.json']) cpSync(part, `examples/node_modules/go-high-level-emulator/${part}`, { recursive: true })
