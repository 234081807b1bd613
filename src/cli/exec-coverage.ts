import { appendFileSync, writeFileSync } from 'node:fs'
import { extname } from 'node:path'
import type { LocationClient } from '../client.js'
import { OptionError } from '../options/options.js'
import type { EmulatorError } from '../transport/transport.js'
import { type Ending, EXIT } from './exit.js'

const SUMMARY = 'github-summary'
const ENDINGS = ['.json', '.md', '.txt']

type Flags = ReadonlyMap<string, string[]>
type Environment = Readonly<Record<string, string | undefined>>
type Covering = Pick<LocationClient, 'coverage'>
type Write = (emulator: Covering) => Promise<void>

/** What `exec` tells at its end of what its command was shown: of all locations, for it may use any key. */
export class ExecCoverage {
  readonly #required: string[]
  readonly #writes: Write[]

  /** @throws OptionError */
  constructor(flags: Flags, environment: Environment, toStderr: (text: string) => void = (text) => void process.stderr.write(text)) {
    this.#required = (flags.get('--coverage-require') ?? []).flatMap((list) => list.split(','))
    this.#writes = (flags.get('--coverage') ?? []).map((target) => writeTo(target, environment, toStderr))
  }

  /** @throws OptionError where something cannot be required */
  async begin(emulator: Covering): Promise<void> {
    try {
      await this.#unmet(emulator)
    } catch (error) {
      // Its class is that of the library, which is loaded apart from the command.
      const { code, message } = error as EmulatorError
      throw code === 'bad-request' ? new OptionError(`--coverage-require: ${message}`) : error
    }
  }

  /** Tells it; returns why that cannot be done, or what was required and not met. */
  async end(emulator: Covering): Promise<Ending | undefined> {
    try {
      for (const write of this.#writes) await write(emulator)
    } catch (error) {
      return { exitCode: EXIT.failed, sentence: `--coverage: it cannot be written: ${(error as Error).message}` }
    }
    const unmet = await this.#unmet(emulator)
    if (unmet.length === 0) return undefined
    return { exitCode: EXIT.notCovered, sentence: `--coverage-require: not met:\n  ${unmet.join('\n  ')}` }
  }

  async #unmet(emulator: Covering): Promise<string[]> {
    const { unmet } = await emulator.coverage({ all: true, require: this.#required })
    return unmet.map(({ sentence }) => sentence)
  }
}

function writeTo(target: string, { GITHUB_STEP_SUMMARY }: Environment, toStderr: (text: string) => void): Write {
  if (target === 'true') return async (emulator) => toStderr(`${await emulator.coverage({ all: true, format: 'text' })}\n`)
  if (target === SUMMARY) {
    if (!GITHUB_STEP_SUMMARY)
      throw new OptionError(`--coverage=${SUMMARY} needs the variable GITHUB_STEP_SUMMARY, which GitHub Actions sets in each step`)
    return async (emulator) => appendFileSync(GITHUB_STEP_SUMMARY, await emulator.coverage({ all: true, format: 'markdown' }))
  }
  const ending = extname(target)
  if (!ENDINGS.includes(ending))
    throw new OptionError(`--coverage="${target}": give a file that ends with ${ENDINGS.join(', ')}, or ${SUMMARY}`)
  return async (emulator) => writeFileSync(target, await textFor(ending, emulator))
}

async function textFor(ending: string, emulator: Covering): Promise<string> {
  if (ending === '.json') return `${JSON.stringify(await emulator.coverage({ all: true }), null, 2)}\n`
  return emulator.coverage({ all: true, format: ending === '.md' ? 'markdown' : 'text' })
}
