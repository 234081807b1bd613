// How long a whole suite of tests takes, beside what else tests of a program that posts leads are written with.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { folderOf, installOnce } from './peers.js'

/** What runs the same 200 tests (bench/suites), and the package it needs: of each the newest that runs on Node 20. */
const PACKAGES = { emulator: undefined, bare: undefined, MSW: 'msw@2.15.0', nock: 'nock@14.0.17' }

export const SUITES = Object.keys(PACKAGES)

/** Milliseconds from the spawn of the process that runs the tests to its end, its loading included. */
export async function suite(name) {
  const file = name.toLowerCase()
  if (PACKAGES[name]) installOnce(file, PACKAGES[name])
  const startedAt = performance.now()
  const child = spawn(process.execPath, [fileURLToPath(new URL(`suites/${file}.js`, import.meta.url)), folderOf(file)], {
    stdio: ['ignore', 'ignore', 'inherit']
  })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`its tests failed with exit code ${code}`)
  return performance.now() - startedAt
}
