/** How a rule is known: from the vendor's pages, from recordings of the real API, or by our guess. */
export type Provenance = 'documented' | 'observed' | 'assumed'

export interface Rule {
  id: string
  statement: string
  provenance: Provenance
  source: string
}

const PAGE = 'create-contact page of the v1 reference'

/** Every rule by which the emulator answers. */
export const RULES = [
  {
    id: 'key.required',
    statement: 'A request without a known bearer key gets 401 {"msg":"Unauthorized"}.',
    provenance: 'documented',
    source: PAGE
  },
  {
    id: 'key.before-body',
    statement: 'The key is checked before the body is read.',
    provenance: 'assumed',
    source: 'no recording shows the order'
  },
  {
    id: 'body.json',
    statement: 'The body is JSON, whatever its content type; anything else gets 400 {"msg":"Bad Request"}.',
    provenance: 'assumed',
    source: `the ${PAGE} has the answer and a curl without a content type; it does not say what causes the answer`
  },
  { id: 'body.size', statement: 'A body over 1 MiB gets 413.', provenance: 'assumed', source: 'no limit is known' },
  {
    id: 'body.types',
    statement: 'A documented field of another type gets 400 {"msg":"Bad Request"}.',
    provenance: 'assumed',
    source: `the ${PAGE} has the types and the answer; it does not say what causes the answer`
  },
  {
    id: 'body.unknown-fields',
    statement: 'Fields that are not documented are ignored without an error.',
    provenance: 'observed',
    source: '2 independent clients'
  },
  { id: 'contact.email-or-phone', statement: 'A contact with neither e-mail nor phone gets 422.', provenance: 'documented', source: PAGE },
  {
    id: 'contact.created',
    statement: 'A contact is created and answered with 200 {"contact":{…}}.',
    provenance: 'documented',
    source: PAGE
  },
  {
    id: 'path.unknown',
    statement: 'A path that is not served gets 404.',
    provenance: 'observed',
    source: 'status seen in 1 recording; the body is ours'
  },
  { id: 'method.unknown', statement: 'A method that a path does not serve gets 405.', provenance: 'assumed', source: 'no recording' },
  {
    id: 'http.malformed',
    statement: 'What is not HTTP gets 400, a header over the limit 431, a request that stalls 408.',
    provenance: 'assumed',
    source: 'no recording'
  },
  {
    id: 'emulator.bug',
    statement: 'A bug of the emulator gets 500 {"msg":"Internal Server Error"} and its stack on stderr.',
    provenance: 'assumed',
    source: 'no recording'
  }
] as const satisfies readonly Rule[]

export type RuleId = (typeof RULES)[number]['id']
