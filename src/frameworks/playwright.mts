import {
  test as base,
  type PlaywrightTestArgs,
  type PlaywrightTestOptions,
  type PlaywrightWorkerArgs,
  type PlaywrightWorkerOptions,
  type TestType
} from '@playwright/test'
import type { LocationClient } from '../client.js'
import { type FixtureOptions, LocationPerTest } from './location-per-test.js'

/** What a test may ask for. */
export interface EmulatorFixtures {
  /** The location of this test: its own, with GHL_BASE_URL, GHL_API_KEY, GHL_LOCATION_ID and GHL_EMULATOR_URL set for it. */
  ghl: LocationClient
}

/** What may be said for all tests of a worker. */
export interface EmulatorWorkerFixtures {
  /** Options of the emulator that is started for each worker. */
  ghlOptions: FixtureOptions
  /** What the locations of the worker come from. */
  ghlLocations: LocationPerTest
}

/** The `test` of Playwright, with the fixture `ghl`. */
export const test: TestType<
  PlaywrightTestArgs & PlaywrightTestOptions & EmulatorFixtures,
  PlaywrightWorkerArgs & PlaywrightWorkerOptions & EmulatorWorkerFixtures
> = base.extend<EmulatorFixtures, EmulatorWorkerFixtures>({
  ghlOptions: [{}, { scope: 'worker', option: true }],
  ghlLocations: [
    async ({ ghlOptions }, use) => {
      const locations = await LocationPerTest.start(ghlOptions)
      await use(locations)
      await locations.close()
    },
    { scope: 'worker' }
  ],
  ghl: async ({ ghlLocations }, use, info) => {
    // The first part is the name of the file.
    const [file = '', ...names] = info.titlePath
    const { location, end } = ghlLocations.begin(names.join(' > '), { file })
    await use(location)
    await end(info.status !== info.expectedStatus)
  }
})

export { expect } from '@playwright/test'
