import type { LocationClient } from '../client.js'
import { type FixtureOptions, LocationPerTest, type RunningTest } from './location-per-test.js'

/** What a test framework lets one do before and after its tests. */
export interface Hooks {
  beforeAll(start: () => Promise<void>): void
  /** With the full name of the test, and its file where that is known. */
  beforeEach(begin: (name: string, file?: string) => void): void
  afterEach(end: (name: string, failed: boolean) => Promise<void>): void
  afterAll(close: () => Promise<void>): void
}

/** Between the names of a test and of one inside it. */
const INSIDE = ' > '

/** One emulator for the tests to which the hooks belong. What it returns is the location of the test that runs. */
export function useEmulator(hooks: Hooks, options?: FixtureOptions): LocationClient {
  let locations: LocationPerTest | undefined
  // A test may have others inside it.
  const running: RunningTest[] = []

  hooks.beforeAll(async () => {
    locations = await LocationPerTest.start(options)
  })
  hooks.beforeEach((name, file = '') => {
    const outer = running.at(-1)
    if (outer && !name.startsWith(outer.name + INSIDE)) throw new Error(atOnce(outer.name, name))
    running.push((locations as LocationPerTest).begin(name, { file }))
  })
  hooks.afterEach(async (name, failed) => {
    // One that was refused has begun nothing.
    if (running.at(-1)?.name === name) await running.pop()?.end(failed)
  })
  hooks.afterAll(async () => locations?.close())

  return theLocationOf(() => running.at(-1))
}

function atOnce(one: string, other: string): string {
  const advice = 'run them one after the other, or give each a location with startEmulator() and emulator.location()'
  return `"${other}" began before "${one}" had ended, and both would share one environment: ${advice}`
}

/** Stands for the location of whichever test runs. */
function theLocationOf(running: () => RunningTest | undefined): LocationClient {
  return new Proxy({} as LocationClient, {
    get(_, name) {
      const test = running()
      if (test) {
        const value = Reflect.get(test.location, name, test.location)
        return typeof value === 'function' ? value.bind(test.location) : value
      }
      // Asked for by `await` and by what prints a value.
      if (name === 'then' || typeof name === 'symbol') return undefined
      throw new Error(`no test runs now, so there is no location to ask for ${name}: use it inside a test or in its hooks`)
    }
  })
}
