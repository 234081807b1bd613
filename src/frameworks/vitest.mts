import { test as base, expect, type TestAPI } from 'vitest'
import type { LocationClient } from '../client.js'
import { type FixtureOptions, LocationPerTest } from './location-per-test.js'
import { type EmulatorMatchers, matchers } from './matchers.js'

expect.extend(matchers)

/** What a test may ask for, and what may be said for all tests of a file. */
export interface EmulatorFixtures {
  /**
   * The location of this test: its own, with GHL_BASE_URL, GHL_API_KEY, GHL_LOCATION_ID and GHL_EMULATOR_URL set for it.
   * Concurrent tests share one environment, which is left alone there: give the program `ghl.baseUrl` and `ghl.apiKey`.
   */
  ghl: LocationClient
  /** Options of the emulator that is started for each file. */
  ghlOptions: FixtureOptions
  /** What the locations of the file come from. */
  ghlLocations: LocationPerTest
}

/** The `test` of vitest, with the fixture `ghl`. */
export const test: TestAPI<EmulatorFixtures> = base.extend<EmulatorFixtures>({
  ghlOptions: [{}, { scope: 'file' }],
  ghlLocations: [
    async ({ ghlOptions }, use) => {
      const locations = await LocationPerTest.start(ghlOptions)
      await use(locations)
      await locations.close()
    },
    { scope: 'file' }
  ],
  ghl: async ({ ghlLocations, task }, use) => {
    const { location, end } = ghlLocations.begin(task.fullTestName ?? task.name, { environment: !task.concurrent, file: task.file.name })
    await use(location)
    await end(task.result?.state === 'fail')
  }
})

export { expect }

declare module 'vitest' {
  // biome-ignore lint/suspicious/noExplicitAny: each declaration of an interface has the same parameters
  interface Matchers<T = any> extends EmulatorMatchers {}
}
