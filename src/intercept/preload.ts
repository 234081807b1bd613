import { writeFileSync } from 'node:fs'
import { divert } from './divert.js'
import { NOT_INTERCEPTED } from './exit-code.js'

/** Intercepts before the program of a process begins; where that cannot be, it never begins. */
export function preload({ env, stderr, exit }: Pick<NodeJS.Process, 'env' | 'stderr' | 'exit'>): void {
  try {
    const { GHL_EMULATOR_URL: url, GHL_EMULATOR_INTERCEPT: sign, GHL_EMULATOR_PROXY: ports = '' } = env
    if (!url || !sign) throw new Error('GHL_EMULATOR_URL and GHL_EMULATOR_INTERCEPT are not both in its environment')
    divert(url, ports.split(',').map(Number), Boolean(env.GHL_EMULATOR_INTERCEPT_ONLY))
    writeFileSync(sign, '')
  } catch (error) {
    stderr.write(
      `go-high-level-emulator: the program was not started, because its requests cannot be intercepted: ${(error as Error).message}\n`
    )
    exit(NOT_INTERCEPTED)
  }
}
