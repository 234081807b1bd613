import { parseKeyRule } from '../locations/key-rule.js'
import { Keys } from '../locations/keys.js'
import { didYouMean } from '../validation/did-you-mean.js'
import { type CommandSettings, type EmulatorOptions, OptionError, type Settings } from './options.js'
import { OPTION_NAMES, OPTIONS, type Option, type OptionName, OTHER_DEFAULTS } from './table.js'

const NAMES_IN_CODE = OPTION_NAMES.filter((name) => !OPTIONS[name].ofCommand)
/** Variables that exec leaves to the command that it runs. */
export const NOT_OF_EXEC = ['PORT']

/**
 * Reads flags, then the environment, then defaults.
 * @param flags the texts given for each flag, in the order given
 * @param defaults other defaults
 * @throws OptionError
 */
export function settingsOfCommand(
  flags: ReadonlyMap<string, string[]>,
  environment: Readonly<Record<string, string | undefined>>,
  defaults: Partial<Record<OptionName, string>> = {}
): CommandSettings {
  return readAll((option, name) => {
    const given = flags.get(option.flag)
    if (given && given.length > 1 && !option.repeatable)
      throw new OptionError(`${option.flag} is given ${given.length} times, and can have one value; leave out the others`)
    if (given) return read(option, option.flag, given)
    const variable = option.environment.find((name) => environment[name])
    const text = variable && environment[variable]
    if (!text) return option.read([defaults[name] ?? option.default].flat())
    return read(option, variable, option.repeatable ? text.split(',') : [text])
  })
}

/** Where the value of an option of the command comes from: the flag where it is given or nothing is, else a variable. */
export function sourceOf(name: OptionName, argv: readonly string[], environment: Readonly<Record<string, string | undefined>>): string {
  const { flag, environment: variables } = OPTIONS[name]
  const isGiven = argv.some((argument) => argument === flag || argument.startsWith(`${flag}=`))
  return (isGiven ? undefined : variables.find((variable) => environment[variable])) ?? flag
}

/**
 * The same for exec: any free port, so that many can run side by side; silent, so that the output of its command stays its own.
 * @throws OptionError
 */
export function settingsOfExec(
  flags: ReadonlyMap<string, string[]>,
  environment: Readonly<Record<string, string | undefined>>
): CommandSettings {
  const own = Object.entries(environment).filter(([name]) => !NOT_OF_EXEC.includes(name))
  return settingsOfCommand(flags, Object.fromEntries(own), OTHER_DEFAULTS)
}

// What exec sets for the command that it runs, and what tests read.
const SET_BY_EXEC = ['URL', 'EVIDENCE', 'INTERCEPT', 'INTERCEPT_ONLY', 'PROXY'].map((name) => `GHL_EMULATOR_${name}`)

/** A warning for each variable that looks like an option of ours and is none. */
export function unknownVariables(environment: Readonly<Record<string, string | undefined>>): string[] {
  const known = OPTION_NAMES.flatMap((name) => OPTIONS[name].environment)
  const unknown = Object.keys(environment).filter((name) => /^GHL_EMULATOR_/.test(name) && ![...known, ...SET_BY_EXEC].includes(name))
  return unknown.map((name) => `the environment variable ${name} is ignored: there is no such option${didYouMean(name, known)}`)
}

/**
 * Reads options given in code.
 * @throws OptionError
 */
export function settingsOfCall(options: EmulatorOptions = {}): Settings {
  const { logTarget, ...given } = options
  for (const name of Object.keys(given)) {
    if (NAMES_IN_CODE.some((known) => known === name)) continue
    throw new OptionError(`option ${name} is not known${didYouMean(name, NAMES_IN_CODE)}; there are ${NAMES_IN_CODE.join(', ')}, logTarget`)
  }
  const values: Partial<Record<OptionName, unknown>> = given
  const { json, readyFile, ...settings } = readAll((option, name) => {
    const value = values[name]
    if (value === undefined) return option.read([OTHER_DEFAULTS[name] ?? option.default].flat())
    if (option.isValue?.(value)) return value
    return read(option, `option ${name}`, [value].flat().map(asText))
  })
  return { ...settings, ...(logTarget && { logTarget }) }
}

function readAll(readOne: <Name extends OptionName>(option: Option<CommandSettings[Name]>, name: Name) => CommandSettings[Name]) {
  const settings: Partial<CommandSettings> = {}
  const add = <Name extends OptionName>(name: Name) => {
    settings[name] = readOne<Name>(OPTIONS[name], name)
  }
  for (const name of OPTION_NAMES) add(name)
  checkTogether(settings as CommandSettings)
  return settings as CommandSettings
}

function checkTogether({ apiKeys, agencyKeys }: CommandSettings): void {
  try {
    new Keys(apiKeys.map(parseKeyRule), undefined, agencyKeys.map(parseKeyRule))
  } catch (error) {
    throw new OptionError(`--api-key (apiKeys) and --agency-key (agencyKeys): ${(error as Error).message}`)
  }
}

function read<Value>(option: Option<Value>, source: string, texts: string[]): Value {
  try {
    return option.read(texts)
  } catch (error) {
    const value = option.secret ? '' : ` "${texts.join(', ')}"`
    throw new OptionError(`${source}${value}: ${(error as Error).message}`)
  }
}

function asText(value: unknown): string {
  return value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : String(value)
}
