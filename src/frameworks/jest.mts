import { relative } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from '@jest/globals'
import type { LocationClient } from '../client.js'
import { jestTestFailed } from './jest-test-failed.js'
import type { FixtureOptions } from './location-per-test.js'
import { type EmulatorMatchers, matchers } from './matchers.js'
import { useEmulator as useEmulatorWith } from './use-emulator.js'

expect.extend(matchers)

const name = () => expect.getState().currentTestName ?? ''
const file = () => relative('', expect.getState().testPath ?? '')

/**
 * One emulator for the tests of this file, or of the `describe` in which it is called. What it returns is the location of the
 * test that runs: its own, with GHL_BASE_URL, GHL_API_KEY, GHL_LOCATION_ID and GHL_EMULATOR_URL set for it.
 */
export function useEmulator(options?: FixtureOptions): LocationClient {
  return useEmulatorWith(
    {
      beforeAll,
      beforeEach: (begin) => beforeEach(() => begin(name(), file())),
      afterEach: (end) => afterEach(() => end(name(), jestTestFailed())),
      afterAll
    },
    options
  )
}

// For `expect` of @jest/globals, and for the global one of @types/jest.
declare module 'expect' {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends EmulatorMatchers {}
}
declare global {
  namespace jest {
    // biome-ignore lint/complexity/noBannedTypes: each declaration of an interface has the same parameters
    interface Matchers<R, T = {}> extends EmulatorMatchers {}
  }
}
