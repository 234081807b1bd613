import { Keys, parseKeyRule } from '../locations/keys.js'
import { parseRate } from '../pipeline/rate.js'

// What each option takes. Each of these throws an Error whose message completes "--flag "value": …".

/** A time with its zone, as text. */
export function isoTime(text: string): string {
  const isIso = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d))?$/.test(text)
  if (isIso && !Number.isNaN(Date.parse(text))) return text
  // Without a zone it would mean another time on another machine.
  throw new Error('give an ISO 8601 time with its zone, such as 2026-01-01T12:00:00Z')
}

export function wholeNumber(text: string, least: number, most: number): number {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (number >= least && number <= most) return number
  throw new Error(`give a whole number from ${least} to ${most}`)
}

/** A rate such as `100/10s`, as text. */
export function checkedRate(text: string): string {
  parseRate(text)
  return text
}

export function onOrOff([text = '']: string[]): boolean {
  return oneOf(text, ['true', 'false', '1', '0']) === 'true' || text === '1'
}

export function country(text: string): string {
  if (/^[A-Z]{2}$/.test(text)) return text
  throw new Error('give two capital letters (ISO 3166-1), such as US')
}

/** Any text that is not blank. */
export function filled(text: string, advice: string): string {
  if (text.trim() === '') throw new Error(advice)
  return text
}

export function oneOf<Choice extends string>(text: string, choices: readonly Choice[]): Choice {
  const choice = choices.find((one) => one === text)
  if (choice === undefined) throw new Error(`give one of ${choices.filter(Boolean).join(', ')}`)
  return choice
}

/** Keys that do not contradict each other, as texts. */
export function keys(texts: string[]): string[] {
  const trimmed = texts.map((text) => text.trim())
  // Made here for its checks alone, so that a contradiction stops the start with the option's name.
  new Keys(trimmed.map(parseKeyRule))
  return trimmed
}
