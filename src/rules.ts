/** How a rule is known: from the vendor's pages, from recordings of the real API, or by our guess. */
export type Provenance = 'documented' | 'observed' | 'assumed'

/** The stations on the way of a request, in its order. */
export const STEPS = ['http', 'router', 'key', 'fault', 'body', 'shape', 'rule', 'store'] as const

export type Step = (typeof STEPS)[number]

export interface Rule {
  id: string
  /** The station that keeps it. */
  step: Step
  statement: string
  provenance: Provenance
  /** Where it is known from. */
  source: string
}

const PAGE = 'create-contact page of the v1 reference'

/** Every rule by which the emulator answers. */
export const RULES = [
  {
    id: 'key.required',
    step: 'key',
    statement: 'A request without a known bearer key gets 401 {"msg":"Unauthorized"}.',
    provenance: 'documented',
    source: PAGE
  },
  {
    id: 'key.before-body',
    step: 'key',
    statement: 'The key is checked before the body is read.',
    provenance: 'assumed',
    source: 'no recording shows the order'
  },
  {
    id: 'body.json',
    step: 'body',
    statement: 'The body is JSON, whatever its content type; anything else gets 400 {"msg":"Bad Request"}.',
    provenance: 'assumed',
    source: `the ${PAGE} has the answer and a curl without a content type; it does not say what causes the answer`
  },
  { id: 'body.size', step: 'body', statement: 'A body over 1 MiB gets 413.', provenance: 'assumed', source: 'no limit is known' },
  {
    id: 'body.types',
    step: 'shape',
    statement: 'A documented field of another type gets 400 {"msg":"Bad Request"}.',
    provenance: 'assumed',
    source: `the ${PAGE} has the types and the answer; it does not say what causes the answer`
  },
  {
    id: 'body.unknown-fields',
    step: 'shape',
    statement: 'Fields that are not documented are ignored without an error.',
    provenance: 'observed',
    source: '2 independent clients'
  },
  {
    id: 'contact.email-or-phone',
    step: 'rule',
    statement: 'A contact with neither e-mail nor phone gets 422.',
    provenance: 'documented',
    source: PAGE
  },
  {
    id: 'contact.created',
    step: 'store',
    statement: 'A contact is created and answered with 200 {"contact":{…}}.',
    provenance: 'documented',
    source: PAGE
  },
  {
    id: 'path.unknown',
    step: 'router',
    statement: 'A path that is not served gets 404.',
    provenance: 'observed',
    source: 'status seen in 1 recording; the body is ours'
  },
  {
    id: 'method.unknown',
    step: 'router',
    statement: 'A method that a path does not serve gets 405.',
    provenance: 'assumed',
    source: 'no recording'
  },
  {
    id: 'http.malformed',
    step: 'http',
    statement: 'What is not HTTP gets 400, a header over the limit 431, a request that stalls 408.',
    provenance: 'assumed',
    source: 'no recording'
  },
  {
    id: 'emulator.bug',
    step: 'store',
    statement: 'A bug of the emulator gets 500 {"msg":"Internal Server Error"} and its stack on stderr.',
    provenance: 'assumed',
    source: 'no recording'
  },
  {
    id: 'fault.armed',
    step: 'fault',
    statement: 'An armed fault decides the answer.',
    provenance: 'assumed',
    source: 'the test that armed it'
  }
] as const satisfies readonly Rule[]

export type RuleId = (typeof RULES)[number]['id']
