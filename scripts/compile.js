// Checks the types of src and test and compiles both to .build/, where the tests run as plain JavaScript.
import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'

// A test whose source is gone must not run on.
rmSync('.build', { recursive: true, force: true })
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc'], { stdio: 'inherit' })
