// Changes the compiled pure core in many ways, one after the other, and tells which changes no test notices:
// npm run test:mutation, or with a file, such as -- --mutate .build/src/match/match.js
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const run = (command, ...args) => execFileSync(command, args, { stdio: 'inherit' })
const stryker = 'scripts/mutation/node_modules/@stryker-mutator/core/bin/stryker.js'

if (!existsSync(stryker)) run('npm', 'ci', '--prefix', 'scripts/mutation', '--ignore-scripts', '--no-audit', '--no-fund')
await import('./compile.js')
run(process.execPath, stryker, 'run', 'scripts/mutation/stryker.json', ...process.argv.slice(2))
