import { relative } from 'node:path'
import { after, afterEach, before, beforeEach } from 'node:test'
import type { LocationClient } from '../client.js'
import type { FixtureOptions } from './location-per-test.js'
import { useEmulator as useEmulatorWith } from './use-emulator.js'

/** A test as Node gives it to hooks. */
interface Test {
  fullName: string
  /** Since Node.js 22.6. */
  filePath?: string
  /** Known in those that come after the test. */
  passed: boolean
}

/**
 * One emulator for the tests of this file, or of the `describe` in which it is called. What it returns is the location of the
 * test that runs: its own, with GHL_BASE_URL, GHL_API_KEY, GHL_LOCATION_ID and GHL_EMULATOR_URL set for it.
 */
export function useEmulator(options?: FixtureOptions): LocationClient {
  return useEmulatorWith(
    {
      beforeAll: before,
      beforeEach: (begin) =>
        beforeEach((t) => {
          const { fullName, filePath = '' } = t as unknown as Test
          begin(fullName, relative('', filePath))
        }),
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
