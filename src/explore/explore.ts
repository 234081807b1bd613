import type { Exploration } from './exploration.js'
import type { ExploreOptions } from './options.js'

/**
 * Runs a program twice undisturbed, and then once with each fault at each of its requests. Judges each run by what the emulator
 * holds at its end: a lead may be lost or stored twice though the program says that all is well.
 * @throws OptionError for a bad option, EmulatorError `undisturbed` where the program fails without a fault, `no-requests`
 * @example
 * const emulator = await startEmulator()
 * const run = async ({ baseUrl, apiKey }) => {
 *   const headers = { authorization: `Bearer ${apiKey}` }
 *   const body = '{"email":"john@deo.com"}'
 *   const { ok } = await fetch(`${baseUrl}/contacts`, { method: 'POST', headers, body, signal: AbortSignal.timeout(1000) })
 *   if (!ok) throw new Error('the lead was not taken')
 * }
 * const { findings } = await explore({ run, emulator, jobs: 8 })
 * for (const { name, verdict, sentence } of findings) console.log(name, verdict, sentence)
 * await emulator.close()
 */
export async function explore(options: ExploreOptions): Promise<Exploration> {
  // Loaded here, for few need it.
  const { exploreEveryRun } = await import('./every-run.js')
  return exploreEveryRun(options)
}
