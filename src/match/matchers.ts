import { Expected } from './match.js'
import { compilePattern } from './pattern.js'

/** Takes the place of a value in a match, as plain JSON. */
export type Matcher =
  /** Any value that is there. */
  | { readonly $anything: true }
  /** No value. */
  | { readonly $absent: true }
  /** A text in which the pattern is found. */
  | { readonly $matching: string; readonly $flags?: string }
  /** A greater number. */
  | { readonly $greaterThan: number }

/** A deep partial of a value: of an object the named parts, anything else whole, or a matcher in its place. */
export type DeepPartial<Value> =
  | Matcher
  | (Value extends readonly unknown[] ? Value : Value extends object ? { [Key in keyof Value]?: DeepPartial<Value[Key]> } : Value)

/** In a match: any value that is there, also null. */
export function anything(): Matcher {
  return { $anything: true }
}

/** In a match: no value; a part that was not sent. */
export function absent(): Matcher {
  return { $absent: true }
}

/**
 * In a match: a text in which the pattern is found, such as `matching(/@example\.com$/)`. Patterns are read by RE2, which
 * takes the same time for each: it has no lookaround and no backreferences. Of flags, `i`, `m` and `s` are known.
 */
export function matching(pattern: RegExp | string): Matcher {
  if (typeof pattern === 'string') return { $matching: pattern }
  const { source, flags } = pattern
  return { $matching: source, ...(flags !== '' && { $flags: flags }) }
}

/** In a match: a number greater than `least`. */
export function greaterThan(least: number): Matcher {
  return { $greaterThan: least }
}

const MOST_PATTERNS = 20

/** A matcher in a match that cannot be read, and why. */
export class BadMatch extends Error {}

type Read = (matcher: Record<string, unknown>) => Expected | Promise<Expected>

const READ: Readonly<Record<string, Read>> = {
  $anything: (matcher) => new Expected(checkSet(matcher, '$anything'), 'any value', (came) => came !== undefined),
  $absent: (matcher) => new Expected(checkSet(matcher, '$absent'), 'none', (came) => came === undefined),
  $greaterThan: (matcher) => {
    const { $greaterThan: least } = matcher
    if (typeof least !== 'number') throw new BadMatch(`$greaterThan takes a number; what came is ${JSON.stringify(least)}`)
    return new Expected(matcher, `a number greater than ${least}`, (came) => typeof came === 'number' && came > least)
  },
  $matching: async (matcher) => {
    const { $matching: source, $flags: flags = '' } = matcher
    if (typeof source !== 'string' || typeof flags !== 'string') throw new BadMatch('$matching and $flags take texts')
    const isFound = await compilePattern(source, flags).catch((error: Error) => {
      throw new BadMatch(`$matching: ${error.message}`)
    })
    return new Expected(matcher, `a text that matches /${source}/${flags}`, isFound)
  }
}

/**
 * A match, with what decides in place of each matcher, such as `{"$matching": "^a"}`.
 * @throws BadMatch for a matcher that cannot be read, or for too many
 */
export async function readMatch<Match>(match: Match): Promise<Match> {
  const matchers: Found[] = []
  find(match, [], matchers)
  if (matchers.length === 0) return match
  if (matchers.filter(({ name }) => name === '$matching').length > MOST_PATTERNS) {
    throw new BadMatch(`a match has at most ${MOST_PATTERNS} patterns`)
  }
  const read = new Map<object, Expected>()
  for (const matcher of matchers) read.set(matcher.json, await readOne(matcher))
  return replaced(match, read) as Match
}

/** Whether a match has a matcher in it. */
export function hasMatcher(match: unknown): boolean {
  const found: Found[] = []
  find(match, [], found)
  return found.length > 0
}

interface Found {
  name: string
  json: Record<string, unknown>
  path: readonly string[]
}

function find(value: unknown, path: readonly string[], found: Found[]): void {
  if (typeof value !== 'object' || value === null) return
  const json = value as Record<string, unknown>
  const name = Object.keys(json).find((key) => Object.hasOwn(READ, key))
  if (name !== undefined) found.push({ name, json, path })
  else for (const [key, part] of Object.entries(json)) find(part, [...path, key], found)
}

async function readOne({ name, json, path }: Found): Promise<Expected> {
  try {
    const other = Object.keys(json).find((key) => key !== name && !(name === '$matching' && key === '$flags'))
    if (other !== undefined) throw new BadMatch(`${name} stands beside ${other}; a matcher stands alone`)
    return await (READ[name] as Read)(json)
  } catch (error) {
    throw new BadMatch(`${path.join('.')}: ${(error as Error).message}`)
  }
}

function checkSet(matcher: Record<string, unknown>, name: string): object {
  if (matcher[name] !== true) throw new BadMatch(`${name} takes true; what came is ${JSON.stringify(matcher[name])}`)
  return matcher
}

function replaced(value: unknown, read: ReadonlyMap<object, Expected>): unknown {
  if (typeof value !== 'object' || value === null) return value
  const expected = read.get(value)
  if (expected) return expected
  if (Array.isArray(value)) return value.map((part) => replaced(part, read))
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, replaced(part, read)]))
}
