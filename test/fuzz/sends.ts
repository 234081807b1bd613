import fc from 'fast-check'
import { CLAIM, KINDS } from './emulators.js'
import { GRANT, grantOf, TOKENS } from './grants.js'
import { SECRET } from './judge.js'
import { OPERATIONS, OPERATIONS_OF_V2, type Operation } from './operations.js'
import { bodyOf, recordOf, text } from './values.js'
import type { Sent, Text } from './wire.js'

/** What is sent to a fresh emulator: rounds one after the other, all of one round at once. */
export interface Case {
  kind: string
  rounds: Sent[][]
}

/** The second opens the location that the third claims. */
export const KEYS = [`test-${SECRET}-one`, `test-${SECRET}-two`, `open.${CLAIM}.${SECRET}`, `pit-${SECRET}-one`, ...TOKENS]
const CONTROL_KEY = KINDS.tight?.controlKey as string

const often = <Value>(weight: number, arbitrary: fc.Arbitrary<Value>, ...others: fc.Arbitrary<Value>[]) =>
  fc.oneof({ weight, arbitrary }, ...others)
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined, freq: 3 })

const bearer = often(
  8,
  fc.oneof(fc.constant(KEYS[0]), fc.constantFrom(...KEYS)).map((key) => `Bearer ${key}`),
  fc.constantFrom(`bearer  ${KEYS[0]} `, `Bearer wrong-${SECRET}`, `Basic ${SECRET}`, 'Bearer', '', `Bearer ${SECRET} ${KEYS[0]}`)
)

const FORM = 'application/x-www-form-urlencoded'
const NAMES = ['content-type', 'expect', 'origin', 'x-location-id', 'last-event-id', 'cookie', 'x-ghl', 'accept', 'upgrade', 'x-$key']
const VALUES = [
  ...['application/json', FORM, 'text/plain; charset=nonsense', ';', '100-continue', 'x', 'null'],
  ...['http://evil.example', 'http://127.0.0.1', '$location', '$key', '0', '99999999999999999999', 'websocket']
]
const oddHeader: fc.Arbitrary<[string, Text]> = fc.tuple(
  fc.constantFrom(...NAMES),
  often<Text>(8, fc.constantFrom(...VALUES), text, fc.constant({ before: '', repeated: 'x', times: 20_000, after: '' }))
)
/** Mostly a version of the contract. */
const version = often(
  8,
  fc.constantFrom('2021-07-28', '2021-07-28', '2021-04-15', 'v3'),
  fc.constantFrom<string | undefined>(undefined, '', '2020-01-01', 'v3, v3', '__proto__', '$key')
)
const host = often(12, fc.constant('localhost'), fc.constantFrom('', 'evil.example', '[', '[::1]:80', 'a b', '127.0.0.1:99999'))

const headers = fc
  .tuple(
    host,
    maybe(bearer),
    often(12, fc.constant<string | undefined>(CONTROL_KEY), fc.constantFrom(undefined, 'wrong')),
    fc.array(oddHeader, { maxLength: 2 })
  )
  .map(([host, authorization, controlKey, others]) => [
    ['host', host],
    ...(authorization === undefined ? [] : [['authorization', authorization]]),
    ...(controlKey === undefined ? [] : [['x-control-key', controlKey]]),
    ...others
  ]) as fc.Arbitrary<[string, Text][]>

/** Half of a surrogate pair cannot be encoded. */
const asText = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value))
const encoded = (text: string) => encodeURIComponent(Buffer.from(text).toString())

const bodyTo = ({ path, body }: Operation) => (path === GRANT ? grantOf : bodyOf(body ?? {}))

/** What an operation asks for in its head, mostly. */
function ownHeaders(operation: Operation): fc.Arbitrary<[string, Text][]> {
  const none = fc.constant<[string, Text][]>([])
  if (operation.path === GRANT) return often(4, fc.constant<[string, Text][]>([['content-type', FORM]]), none)
  return OPERATIONS_OF_V2.includes(operation) ? version.map((each) => (each === undefined ? [] : [['version', each]])) : none
}

const segment = often(
  6,
  fc.constantFrom('$contact', '$made', '$location', '1', 'fault-1'),
  text.map((each) => encoded(each)),
  text
)

const USUAL: Record<string, string> = {
  '{locationId}': '$location',
  '{contactId}': '$contact',
  '{taskId}': '$made',
  '{tagId}': '$made',
  '{type}': 'add'
}

function pathOf({ path, query }: Operation): fc.Arbitrary<string> {
  const parts = path.split('/').map((part) => {
    if (!part.startsWith('{')) return fc.constant(part)
    const usual = USUAL[part]
    return usual === undefined ? segment : often(4, fc.constant(usual), segment)
  })
  const known = recordOf(query, 0)
  const others = fc.dictionary(often(4, fc.constantFrom('api_key', 'q', 'api_%6Bey', 'limit', '$key', '', '__proto__'), text), text, {
    maxKeys: 2
  })
  const search = fc.tuple(often(5, known, others), fc.boolean()).map(([parameters, isEncoded]) =>
    Object.entries(parameters)
      .map(([name, value]) => `${name}=${isEncoded ? encoded(asText(value)) : asText(value)}`)
      .join('&')
  )
  const base = path.startsWith('/_emulator')
    ? fc.constant('')
    : often(6, fc.constant(''), fc.constantFrom('/go-high-level', 'http://user:$key@host', '/'))
  return fc
    .tuple(base, fc.tuple(...parts), fc.constantFrom('', '', '', '/', '//'), maybe(search))
    .map(([base, parts, end, search]) => base + parts.join('/') + end + (search === undefined ? '' : `?${search}`))
}

// As long as a request line may be.
const LONGEST_QUERY = 15_000
const longQuery = fc
  .constantFrom('a&', 'a=b&', 'a[]=1&', '%41', 'key?', 'limit=1;')
  .map((repeated) => ({ repeated, times: Math.floor(LONGEST_QUERY / repeated.length), after: '' }))

/** The path of an operation, now and then with a query as long as there can be. */
function pathTo(operation: Operation): fc.Arbitrary<Text> {
  const long = fc.tuple(pathOf(operation), longQuery).map(([path, query]) => ({ before: `${path.split('?')[0]}?`, ...query }))
  return often<Text>(20, pathOf(operation), long)
}

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'CONNECT', 'PROPFIND', 'get', 'NONSENSE']

/** A request that one of the routes would take, or nearly. */
function requestTo(operation: Operation): fc.Arbitrary<Sent> {
  return fc
    .tuple(
      often(20, fc.constant(operation.method), fc.constantFrom(...METHODS)),
      pathTo(operation),
      headers,
      ownHeaders(operation),
      operation.body ? maybe(bodyTo(operation)) : fc.option(bodyOf({}), { nil: undefined, freq: 1 }),
      fc.integer({ min: 0, max: 15 })
    )
    .map(([method, path, headers, own, body, chance]) => ({
      ...{ method, path, headers: [...headers, ...own] },
      ...(body !== undefined && { body }),
      ...(chance === 0 && { hangsUp: true as const })
    }))
}

const WHOLE = `POST /v1/contacts HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${KEYS[0]}\r\ncontent-length: 17\r\n\r\n{"email":"a@b.c"}`
const FRAGMENTS = [
  ...[WHOLE, 'GET ', 'POST ', '/v1/contacts', '/go-high-level/v1/contacts', '/_emulator/requests', '/?a=b', ' HTTP/1.1', ' HTTP/1.0'],
  ...[
    ' HTTP/9.9',
    '\r\n',
    '\r\n\r\n',
    '\n',
    '\r',
    '\0',
    ' ',
    ':',
    'host: x',
    'host:',
    `authorization: Bearer ${KEYS[0]}`,
    'connection: keep-alive'
  ],
  ...['content-length: 5', 'content-length: -1', 'content-length: 99999999', 'content-length: 5, 5', 'transfer-encoding: chunked'],
  ...['transfer-encoding: gzip, chunked', 'expect: 100-continue', 'expect: nonsense', 'upgrade: h2c', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ...[
    '5\r\n{"a":\r\n',
    '0\r\n\r\n',
    'ffffffffffffffff\r\n',
    '{"email":"a@b.c"}',
    '\x16\x03\x01\x02\x00',
    '\xff\xfe',
    'GET /_emulator/health HTTP/1.1\r\nhost: x\r\n\r\n'
  ]
]
const raw: fc.Arbitrary<Sent> = fc.oneof(
  { weight: 3, arbitrary: fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 14 }).map((parts) => ({ raw: parts.join('') })) },
  fc.tuple(fc.nat(), fc.constantFrom(...FRAGMENTS)).map(([place, other]) => {
    const at = place % WHOLE.length
    return { raw: WHOLE.slice(0, at) + other + WHOLE.slice(at) }
  }),
  fc.array(fc.constantFrom(WHOLE, ...FRAGMENTS.slice(-1)), { minLength: 2, maxLength: 5 }).map((parts) => ({ raw: parts.join('') }))
)

// A create comes first, for most of the rest needs one.
const create: Sent = {
  method: 'POST',
  path: '/v1/contacts',
  headers: [
    ['host', 'localhost'],
    ['authorization', `Bearer ${KEYS[0]}`]
  ],
  body: '{"email":"a@b.c","tags":["a"]}'
}
const requests = fc.oneof(fc.oneof(...OPERATIONS.map(requestTo)), fc.oneof(...OPERATIONS_OF_V2.map(requestTo)))
const round = fc.array(often(6, requests, raw), { minLength: 1, maxLength: 3 })

/** Anything. */
export const cases: fc.Arbitrary<Case> = fc.record({
  kind: fc.constantFrom(...Object.keys(KINDS)),
  rounds: fc.tuple(fc.constantFrom<Sent[][]>([[create]], []), fc.array(round, { minLength: 1, maxLength: 6 })).map((parts) => parts.flat())
})
