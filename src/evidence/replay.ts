import type { Settings } from '../options/options.js'
import { OTHER_DEFAULTS } from '../options/settings.js'
import { OPTION_NAMES, OPTIONS, type OptionName } from '../options/table.js'
import { commandLine } from './command-line.js'
import { word } from './shell.js'

/** The command that an emulator was run for. */
export interface Run {
  command: string[]
  exitCode: number
  intercept?: boolean
}

// What changes nothing of what is answered; and the control key, which is to be nowhere.
const LEFT_OUT: OptionName[] = ['port', 'host', 'log', 'allowedHosts', 'controlKey', 'readyFile', 'json']

/** The line that runs the same again: seed, clock and options. Where a key was named, a placeholder stands. */
export function replayOf(settings: Settings, run: Run | undefined): string {
  const flags = OPTION_NAMES.filter((name) => !LEFT_OUT.includes(name)).flatMap((name) => flagsOf(name, settings[name as keyof Settings]))
  const program = 'npx go-high-level-emulator'
  if (run === undefined) return [program, ...flags].join(' ')
  return [program, 'exec', ...flags, ...(run.intercept ? ['--intercept'] : []), '--', commandLine(run.command)].join(' ')
}

function flagsOf(name: OptionName, value: unknown): string[] {
  const { flag, takes, secret, read, default: standard } = OPTIONS[name]
  if (value === undefined || JSON.stringify(value) === JSON.stringify(read([OTHER_DEFAULTS[name] ?? standard].flat()))) return []
  if (takes === undefined) return [flag]
  if (typeof value === 'object' && !Array.isArray(value)) return [flag, word('<the data given in code>')]
  return [value].flat().flatMap((each) => [flag, word(secret ? shownKey(String(each)) : String(each))])
}

// That any key which begins so is accepted is no secret.
function shownKey(rule: string): string {
  return rule.endsWith('*') ? rule : '<api key>'
}
