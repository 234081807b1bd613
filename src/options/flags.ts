import type { Settings } from './options.js'
import { OPTION_NAMES, OPTIONS, type OptionName, OTHER_DEFAULTS } from './table.js'

// What changes nothing of what is answered; and the control key, which is to be nowhere.
const LEFT_OUT: readonly OptionName[] = ['port', 'host', 'proxyPort', 'log', 'allowedHosts', 'controlKey', 'readyFile', 'json']

/** The flags that make another emulator answer the same. Where a key was named, a placeholder stands. */
export function flagsOf(settings: Settings): string[] {
  return OPTION_NAMES.filter((name) => !LEFT_OUT.includes(name)).flatMap((name) => flagsFor(name, settings[name as keyof Settings]))
}

function flagsFor(name: OptionName, value: unknown): string[] {
  const { flag, takes, secret, read, default: standard } = OPTIONS[name]
  if (value === undefined || JSON.stringify(value) === JSON.stringify(read([OTHER_DEFAULTS[name] ?? standard].flat()))) return []
  if (takes === undefined) return [flag]
  if (!Array.isArray(value)) return [flag, typeof value === 'object' ? '<the data given in code>' : String(value)]
  return value.flatMap((each: string) => [flag, secret && !isBeginning(each) ? '<api key>' : each])
}

// That any key which begins so is accepted is no secret.
function isBeginning(rule: string): boolean {
  return rule.endsWith('*')
}
