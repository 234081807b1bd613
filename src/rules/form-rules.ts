// Written as the rows of resource-rules.ts.

/** The rules of how a request may be written. */
export const FORM_RULES = [
  [
    'key.scheme',
    'key',
    'The scheme of the key, Bearer, may be in any case.',
    'assumed',
    'RFC 9110, section 11.1: schemes are case-insensitive; no page of the vendor says otherwise'
  ]
] as const
