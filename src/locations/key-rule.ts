/** An accepted key: one key, or with `open` every key that begins with `text`. */
export interface KeyRule {
  text: string
  open: boolean
  locationId?: string
}

const RULE = /^([A-Za-z0-9\-._~+/]*=*)(\*?)(?:=([A-Za-z0-9_-]+))?$/

/**
 * Reads `KEY`, `BEGINNING*` or `KEY=LOCATION_ID`.
 * @throws Error whose message never holds the key itself
 */
export function parseKeyRule(text: string): KeyRule {
  const [, key = '', star, locationId] = RULE.exec(text) ?? []
  if (star === undefined || (key === '' && star === '')) {
    throw new Error('a key has one or more of A-Z a-z 0-9 - . _ ~ + / and may end in =; give KEY, KEY=LOCATION_ID or BEGINNING*')
  }
  if (star === '') return { text: key, open: false, ...(locationId !== undefined && { locationId }) }
  if (locationId !== undefined) {
    throw new Error('a key that ends in * opens a location for each key, so it takes no location id; leave out the part after =')
  }
  return { text: key, open: true }
}

/** Those of some rules that name a key whole. */
export function namedKeys(rules: readonly string[]): string[] {
  return rules
    .map(parseKeyRule)
    .filter(({ open }) => !open)
    .map(({ text }) => text)
}
