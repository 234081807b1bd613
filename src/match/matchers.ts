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
