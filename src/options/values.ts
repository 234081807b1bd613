import { getHeapStatistics } from 'node:v8'
import { parseIso } from '../clock.js'
import { parseKeyRule } from '../locations/key-rule.js'
import { Keys } from '../locations/keys.js'
import { parseRate } from '../pipeline/rate-window.js'

// What each option takes. Each of these throws an Error whose message completes "--flag "value": …".

/** A time with its zone, as text. */
export function isoTime(text: string): string {
  parseIso(text)
  return text
}

/** 512 MiB, or a quarter of the heap limit if that is less. */
export function defaultMaxBytes(): number {
  return Math.min(512 * 1024 * 1024, Math.floor(getHeapStatistics().heap_size_limit / 4))
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

/** What can be sent as a header and arrives as it is. */
export function headerText(text: string): string {
  if (/^[!-~]([ -~]*[!-~])?$/.test(text)) return text
  throw new Error('give a key of ASCII letters, digits, signs and spaces, with no space at its ends')
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
