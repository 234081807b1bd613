import { setTimeout } from 'node:timers/promises'
import type { LocationClient } from '../client.js'
import { connectEmulator, type Emulator, startEmulator } from '../emulator.js'
import { printable } from '../journal/printable.js'
import type { EmulatorOptions } from '../options/options.js'
import { programVariables } from '../transport/program-variables.js'
import type { EmulatorError } from '../transport/transport.js'
import { appendToSummary, setVariables, variable } from './environment.js'
import { arrivedIn, cameAfter } from './messages.js'

/** No longer one is taken. */
const LONGEST_TITLE = 2000
/** How long a request that is under way at the end of a test may take. */
const END_MS = 100
/** How long is waited for what the last test has sent and not waited for. */
const LATE_MS = 20

// Kept, for a test may put a clock of its own in its place.
const pause = setTimeout

/** Options of the emulator, and where the evidence of tests that fail is written. */
export interface FixtureOptions extends EmulatorOptions {
  /** A folder, with one in it for each test that fails. Default: that of GHL_EMULATOR_EVIDENCE, else none. */
  evidence?: string
}

/** A test that runs, with the location that is its own. */
export interface RunningTest {
  readonly name: string
  readonly location: LocationClient
  /** Makes the environment what it was, tells what arrived where the test failed, writes the evidence, and resets the location. */
  end(failed: boolean): Promise<void>
}

/** One emulator for many tests, and for each of them a location of its own, which no other test meets. */
export class LocationPerTest {
  readonly #emulator: Emulator
  readonly #tell: (text: string) => void
  readonly #evidence: string | undefined
  readonly #ended: RunningTest[] = []

  private constructor(emulator: Emulator, tell: (text: string) => void, evidence: string | undefined) {
    this.#emulator = emulator
    this.#evidence = evidence
    this.#tell = tell
  }

  /**
   * Connects to the emulator at GHL_EMULATOR_URL, where that is set; else starts one.
   * @param options of the one that is started; of one that runs already, its control key
   */
  static async start(
    { evidence, ...options }: FixtureOptions = {},
    tell: (text: string) => void = console.error
  ): Promise<LocationPerTest> {
    const url = variable('GHL_EMULATOR_URL')
    const controlKey = options.controlKey ?? variable('GHL_EMULATOR_CONTROL_KEY')
    const emulator = await (url ? connectEmulator(url, controlKey ? { controlKey } : {}) : startEmulator(options))
    return new LocationPerTest(emulator, tell, evidence ?? variable('GHL_EMULATOR_EVIDENCE'))
  }

  /**
   * Begins a test. Tests that run at once share one environment: it is to be left as it is there.
   * @param file tells tests of one name apart
   */
  begin(name: string, { environment = true, file = '' }: { environment?: boolean; file?: string } = {}): RunningTest {
    const location = this.#emulator.location()
    const restore = environment ? setVariables(programVariables(location)) : () => {}
    const test: RunningTest = {
      name,
      location,
      end: async (failed) => {
        restore()
        this.#ended.push(test)
        await this.#tellOf(test, failed)
        if (failed) await this.#keepEvidence(test, file)
        await location.reset()
      }
    }
    return test
  }

  /** Tells what came after the end of each test, and ends the emulator, where it was started here. */
  async close(): Promise<void> {
    try {
      if (this.#ended.length > 0) await pause(LATE_MS)
      for (const { name, location } of this.#ended) {
        // It was reset at the end of its test.
        const late = await location.requests()
        if (late.length === 0) continue
        this.#tell(cameAfter(name, late))
        await location.reset()
      }
    } finally {
      await this.#emulator.close()
    }
  }

  async #keepEvidence({ name, location }: RunningTest, file: string): Promise<void> {
    if (this.#evidence === undefined) return
    try {
      const { folder, summary } = await location.evidence(this.#evidence, {
        title: `${file === '' ? '' : `${file} > `}${name}`.slice(0, LONGEST_TITLE)
      })
      appendToSummary(summary)
      this.#tell(`What went on in "${printable(name)}" is in ${printable(folder)}`)
    } catch (error) {
      // It must not hide why the test failed.
      this.#tell(`The evidence of "${printable(name)}" cannot be written: ${printable((error as Error).message)}`)
    }
  }

  async #tellOf({ name, location }: RunningTest, failed: boolean): Promise<void> {
    try {
      const arrived = await location.requests()
      if (failed) this.#tell(arrivedIn(name, arrived))
      await answered(location)
      const late = await location.requests({ since: arrived.at(-1)?.seq ?? 0 })
      if (late.length > 0) this.#tell(cameAfter(name, late))
    } catch (error) {
      // Gone from the journal, which is too small for this test.
      if ((error as EmulatorError).code !== 'dropped') throw error
      if (failed) this.#tell(`What arrived in "${name}" is not known: ${(error as EmulatorError).message}`)
    }
  }
}

/** Waits for the answers to requests that are under way, but not for long: those that are left are cut by the reset. */
async function answered(location: LocationClient): Promise<void> {
  const signal = AbortSignal.timeout(END_MS)
  await location.idle({ quietMs: 0, sinceLast: true, signal }).catch((error) => {
    if (!signal.aborted) throw error
  })
}
