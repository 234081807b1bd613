import { writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import type { Emulator } from '../emulator.js'
import type { Exploration } from '../explore/exploration.js'
import type { ExploreOptions } from '../explore/options.js'
import { FINDINGS, type Verdict } from '../explore/verdict.js'
import { withoutKey } from '../http/redaction.js'
import { printable } from '../journal/printable.js'
import { namedKeys } from '../locations/key-rule.js'
import type { CommandSettings } from '../options/options.js'
import { settingsOfExec } from '../options/settings.js'
import type { EmulatorError } from '../transport/transport.js'
import type { Arguments } from './arguments.js'
import { CommandInterception } from './command-interception.js'
import { EXIT } from './exit.js'
import { exploreHelp } from './explore-help.js'
import { type ExploreAsked, exploreAsked } from './explore-options.js'
import { ExploredChild } from './explored-child.js'
import { keySentWith } from './key-sent-with.js'
import { complain, isColoured, logToStderr, print, warn } from './output.js'
import { ProgressBar } from './progress.js'

const [RED, GREEN, YELLOW] = [31, 32, 33]
const COLOURS: Record<Verdict, number> = {
  ...{ lost: RED, doubled: RED, stormed: RED, hung: RED },
  ...{ recovered: GREEN, noticed: GREEN, crashed: YELLOW, different: YELLOW }
}

/** Runs a command with every fault at every request, and tells what came of it. */
export async function exploreCommand({ flags, run, help }: Arguments): Promise<number> {
  if (help) return print(exploreHelp())
  const { json, readyFile, ...options } = settingsOfExec(flags, process.env)
  const { reports, ...asked } = exploreAsked(flags)
  // First of all, for what comes next is to have the same library.
  const { startEmulator } = await import('../emulator.js')
  const { reporterOf } = await import('../explore/report.js')
  const writers = reports.map((file) => ({ file, write: reporterOf(file) }))
  const emulator = await startEmulator({ ...options, logTarget: logToStderr() })
  const interception = CommandInterception.of(flags)
  const child = new ExploredChild(run, { ...process.env, ...(await interception?.begin(emulator.url, warn)) })
  return explored(emulator, child, { options, asked, writers }).finally(() => {
    interception?.end()
    return emulator.close()
  })
}

interface Asked {
  options: Pick<CommandSettings, 'apiKeys' | 'controlKey'>
  asked: Omit<ExploreAsked, 'reports'>
  writers: { file: string; write: (exploration: Exploration) => string }[]
}

async function explored(emulator: Emulator, child: ExploredChild, { options, asked, writers }: Asked): Promise<number> {
  const { exploreEveryRun, inPlace } = await import('../explore/every-run.js')
  const bar = new ProgressBar(process.stderr)
  const interrupted = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => interrupted.abort(signal))
  const keys = [emulator.apiKey, ...namedKeys(options.apiKeys), ...(options.controlKey === undefined ? [] : [options.controlKey])]
  const shown = (output: string) => keys.reduce((text, key) => withoutKey(text, key), output)
  try {
    const exploration = await exploreEveryRun(
      {
        ...(asked as Partial<ExploreOptions>),
        ...{ emulator, run: (given) => child.run(given), signal: interrupted.signal },
        onRun: ({ run: { name, verdict }, of }) => {
          bar.step(of, name)
          if (!FINDINGS.includes(verdict) && asked.only.length === 0) child.outputs.delete(name)
        }
      },
      async () => {
        const key = await keySentWith(emulator, options)
        if (key === undefined) return []
        keys.push(key)
        const location = emulator.location(key)
        await location.reset()
        return [inPlace(location, await location.snapshot())]
      }
    )
    bar.end()
    for (const finding of exploration.findings) finding.output = shown(child.outputOf(finding.name))
    await tell(exploration, asked.only, (name) => shown(child.outputOf(name)))
    const unwritten = writers.map(({ file, write }) => whyNotWritten(file, write(exploration))).filter((why) => why !== undefined)
    for (const sentence of unwritten) complain({ exitCode: EXIT.failed, sentence })
    if (exploration.findings.length > 0) return EXIT.findings
    return unwritten.length > 0 ? EXIT.failed : EXIT.stopped
  } catch (error) {
    bar.end()
    if (interrupted.signal.aborted) return EXIT.bySignal + constants.signals[interrupted.signal.reason as NodeJS.Signals]
    if ((error as Error).name !== 'EmulatorError') throw error
    return tellWhyNot(error as EmulatorError, child, shown)
  }
}

function whyNotWritten(file: string, text: string): string | undefined {
  try {
    writeFileSync(file, text)
    return undefined
  } catch (error) {
    return `--report: the report cannot be written: ${(error as Error).message}`
  }
}

async function tell(exploration: Exploration, only: readonly string[], outputOf: (name: string) => string): Promise<void> {
  const { tableOf, countsOf, findingLines } = await import('../explore/table.js')
  const { runs, differs } = exploration
  const lines = [
    tableOf(exploration, isColoured(process.stdout) ? painted : undefined),
    '',
    `${runs.length} runs: ${countsOf(exploration)}`
  ]
  const findings = findingLines(exploration, (name) => `--only ${name}`)
  const outputs = runs
    .filter(({ name }) => only.includes(name))
    .map(({ name, sentence }) => told(`${name}: ${sentence}\n${outputOf(name)}`))
  const warnings = differs === undefined ? [] : [printable(`The requests differ from run to run: ${differs}.`)]
  print([...lines, ...warnings, ...(findings.length > 0 ? ['', ...findings] : []), ...outputs.map((text) => `\n${text}`)].join('\n'))
}

function tellWhyNot({ message }: EmulatorError, child: ExploredChild, shown: (output: string) => string): number {
  if (child.notRunnable !== undefined) return complain({ exitCode: EXIT.notRunnable, sentence: child.notRunnable })
  const output = child.outputOf('undisturbed').trim()
  return complain({ exitCode: EXIT.failed, sentence: printable(shown(message)) + (output ? `; it wrote:\n${told(shown(output))}` : '') })
}

function painted(verdict: Verdict, text: string): string {
  return `\u001b[${COLOURS[verdict]}m${text}\u001b[39m`
}

/** What a program wrote, with its lines. */
function told(output: string): string {
  return output.trimEnd().split('\n').map(printable).join('\n')
}
