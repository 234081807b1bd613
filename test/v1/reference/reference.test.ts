import { readFileSync } from 'node:fs'
import { createHighLevelV1Client } from '@gnosticdev/highlevel-sdk/v1'
import t from 'tap'
import { startEmulator } from '../../../src/index.js'
import { OPERATIONS } from '../../../src/openapi/operations.js'
import { ASKED, Ids, OF_AGENCY } from '../../openapi/asked.js'

type Examples = Record<string, { 200?: unknown; 422?: unknown }>

/** What the reference answers, by operation: the examples, of each list the first element. */
const EXAMPLES: Examples = JSON.parse(readFileSync(new URL('../../../../test/v1/reference/examples.json', import.meta.url), 'utf8'))

/** A path whose parameters have no names: each side has its own. */
const nameless = (operation: string) => operation.replace(/:\w+/g, ':').replace(/\/$/, '')
const OF_V1 = ASKED.filter(([operation]) => operation.includes(' /v1/'))
const SERVED = Object.keys(OPERATIONS).filter((operation) => operation.includes(' /v1/'))

t.test('every operation of the reference is served, and no other', async (t) => {
  t.equal(Object.keys(EXAMPLES).length, 90)
  t.same(SERVED.map(nameless).sort(), Object.keys(EXAMPLES).map(nameless).sort())
})

/** The differences that are meant, and why. */
const MEANT: [difference: RegExp, why: string][] = [
  [/^GET \/v1\/contacts\.contacts\[\]/, 'rule contact.list: the list has the recorded serialisation'],
  [/\.meta\.(nextPageUrl|startAfterId|startAfter|nextPage|prevPage) is null/, 'the first page is the last one'],
  [/\/slots\.(\d{4}-\d\d-\d\d is more|_dates_ is absent)$/, 'the example stands for dates'],
  [/^GET \/v1\/contacts\/:contactId\/appointments\.appointments is more$/, 'the example is empty'],
  [/\.officeHours\.\w+day is (more|absent)$/, 'the days that were sent'],
  [/\/locations(\/\S+)?(\.locations\[\])?\.apiKey is more$/, "rule of the agencies' locations: their keys are answered"]
]

/** What a request is asked with: the calls of the client of the vendor's reference have names for each part. */
type AnyCall = (path: string, sent: object) => Promise<{ response: Response; data?: string }>

t.test('the typed client of the reference makes every call that it has', async (t) => {
  await using emulator = await startEmulator()
  const clientOf = (apiKey: string) =>
    createHighLevelV1Client({ apiKey, baseUrl: emulator.url }) as unknown as Record<'GET' | 'POST' | 'PUT' | 'DELETE', AnyCall>
  const [ofLocation, ofAgency] = [clientOf(emulator.apiKey), clientOf('agency-a')]
  const paths = new Map(Object.keys(EXAMPLES).map((operation) => [nameless(operation), operation.split(' ')[1] as string]))
  const ids = new Ids(emulator.locationId)
  for (const [operation, asked, body] of OF_V1) {
    const pattern = paths.get(nameless(operation)) as string
    const { pathname, searchParams } = new URL(ids.filledIn(asked), emulator.url)
    const segments = pathname.split('/')
    const named = pattern.split('/').flatMap((segment, index) => (segment.startsWith(':') ? [[segment.slice(1), segments[index]]] : []))
    const client = OF_AGENCY.test(asked) ? ofAgency : ofLocation
    const { response, data = '' } = await client[operation.split(' ')[0] as 'GET'](pattern.replace(/:(\w+)/g, '{$1}'), {
      params: { path: Object.fromEntries(named), query: Object.fromEntries(searchParams) },
      ...(body !== undefined && { body: JSON.parse(ids.filledIn(JSON.stringify(body))) }),
      parseAs: 'text'
    })
    t.equal(response.status, 200, operation)
    ids.note(operation, data)
  }
})

/** How the shape of an answer differs from that of the example: keys, their order, and types. */
function differences(example: unknown, came: unknown, at: string): string[] {
  if (kindOf(example) !== kindOf(came)) return [`${at} is ${kindOf(came)}, not ${kindOf(example)}`]
  if (Array.isArray(example) && Array.isArray(came))
    return example.length > 0 && came.length > 0 ? differences(example[0], came[0], `${at}[]`) : []
  if (kindOf(example) !== 'object') return []
  const [wanted, there] = [Object.keys(example as object), Object.keys(came as object)]
  const both = there.filter((key) => wanted.includes(key))
  const inOrder = wanted.filter((key) => both.includes(key))
  // Such as __moreField__: the example says that there may be more.
  const mayHaveMore = wanted.some((key) => key.startsWith('__'))
  return [
    ...there.filter((key) => !mayHaveMore && !wanted.includes(key)).map((key) => `${at}.${key} is more`),
    ...wanted.filter((key) => !there.includes(key) && !key.startsWith('__')).map((key) => `${at}.${key} is absent`),
    ...(inOrder.join() === both.join() ? [] : [`${at} has another order: ${there}`]),
    ...both.flatMap((key) => differences((example as Answer)[key], (came as Answer)[key], `${at}.${key}`))
  ]
}

type Answer = Record<string, unknown>

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value
}

t.test('each answer has the shape and the key order of its example', async (t) => {
  await using emulator = await startEmulator()
  const examples = new Map(Object.entries(EXAMPLES).map(([operation, example]) => [nameless(operation), example[200]]))
  const ids = new Ids(emulator.locationId)
  const all: string[] = []
  for (const [operation, path, body] of OF_V1) {
    const answer = await fetch(emulator.url + ids.filledIn(path), {
      method: operation.split(' ')[0] as string,
      headers: { authorization: `Bearer ${OF_AGENCY.test(path) ? 'agency-a' : emulator.apiKey}` },
      ...(body !== undefined && { body: ids.filledIn(JSON.stringify(body)) })
    })
    const text = await answer.text()
    const isJson = answer.headers.get('content-type')?.startsWith('application/json')
    const came = isJson ? JSON.parse(text) : text
    ids.note(operation, text)
    all.push(...differences(examples.get(nameless(operation)), came, operation))
  }
  t.same(
    all.filter((difference) => !MEANT.some(([meant]) => meant.test(difference))),
    []
  )
})

/** Where the example of a 422 is a slip of its writer, or asks for more than one refused request. */
const OTHER_422: Record<string, string> = {
  'PUT /v1/custom-fields/:': 'what a custom field has already need not be sent again (assumed)',
  'GET /v1/calendars/check-slug-availability/:': 'the example is that of a contact; every slug is answered',
  'DELETE /v1/calendars/services/:': 'the example is that of a contact; a calendar may have any id'
}

t.test('each documented 422 comes word by word, for a body without anything or an id that is not there', async (t) => {
  await using emulator = await startEmulator()
  // Of what was given some, no other id is taken.
  await emulator.addData({ workflows: [{ id: 'w', name: 'w' }] })
  await emulator.location('agency-a').addData({ snapshots: [{ id: 's', name: 's' }] })
  const examples = new Map(Object.entries(EXAMPLES).map(([operation, example]) => [nameless(operation), example[422]]))
  const ids = new Ids(emulator.locationId)
  for (const [operation, path, body] of OF_V1) {
    const [method = '', pattern = ''] = operation.split(' ')
    const send = async (to: string, sent?: string) => {
      const headers = { authorization: `Bearer ${OF_AGENCY.test(path) ? 'agency-a' : emulator.apiKey}` }
      return (await fetch(emulator.url + to, { method, headers, ...(sent !== undefined && { body: sent }) })).text()
    }
    const wanted = examples.get(nameless(operation))
    if (wanted !== undefined && !(nameless(operation) in OTHER_422)) {
      const empty = method === 'GET' ? undefined : '{}'
      const came = [await send(pattern.replace(/:\w+/g, 'none'), empty)]
      const [there = ''] = ids.filledIn(path).split('?')
      if (method !== 'DELETE' || pattern.endsWith('/tags')) came.push(await send(there, empty))
      t.ok(came.includes(JSON.stringify(wanted)), `${operation}: ${came.join(' or ')} is not ${JSON.stringify(wanted)}`)
    }
    const text = await send(ids.filledIn(path), body === undefined ? undefined : ids.filledIn(JSON.stringify(body)))
    ids.note(operation, text)
  }
})
