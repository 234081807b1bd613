import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

export const EXAMPLES = new URL('../../../examples/package.json', import.meta.url).pathname

/** The versions of Node.js beside this one; their packages are for Linux alone. */
export const OTHERS = process.platform === 'linux' && process.arch === 'x64' ? ['22', '24'] : []

export function nodeOf(version: string): string {
  return join(dirname(createRequire(EXAMPLES).resolve(`node-${version}/package.json`)), 'bin/node')
}
