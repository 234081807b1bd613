import { after, afterEach, before, beforeEach } from 'node:test'
import type { LocationClient } from '../client.js'
import type { EmulatorOptions } from '../options/options.js'
import { useEmulator as useEmulatorWith } from './use-emulator.js'

/** A test as Node gives it to hooks. */
interface Test {
  fullName: string
  /** Known in those that come after the test. */
  passed: boolean
}

/**
 * One emulator for the tests of this file, or of the `describe` in which it is called. What it returns is the location of the
 * test that runs: its own, with GHL_BASE_URL, GHL_API_KEY and GHL_EMULATOR_URL set for it.
 */
export function useEmulator(options?: EmulatorOptions): LocationClient {
  return useEmulatorWith(
    {
      beforeAll: before,
      beforeEach: (begin) => beforeEach((t) => begin((t as unknown as Test).fullName)),
      afterEach: (end) =>
        afterEach((t) => {
          const { fullName, passed } = t as unknown as Test
          return end(fullName, !passed)
        }),
      afterAll: after
    },
    options
  )
}
