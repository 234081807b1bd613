import type { Send } from '../../transports.js'
import type { CallV2 } from '../calls.js'
import { callerOfV2, LOCATION } from '../calls.js'
import { filesIn, MULTIPART } from '../multipart.js'
import { type Operation, sampleOf } from './documents.js'

/** What the ids in a path stand for, each of something that is there. */
type Ids = Record<string, string>

/** Makes what an operation needs to find, and that alone. */
export async function prepare(send: Send): Promise<Ids> {
  await send({ path: '/_emulator/reset', headers: {} })
  const call = callerOfV2(send)
  const made = async (path: string, body: object) => (await call('POST', path, body)).body
  const { id: contactId } = (await made('/contacts/', { locationId: LOCATION, email: 'there@b.example' })).contact
  const child = async (path: string, body: object, name: string) => (await made(path, body))?.[name]?.id ?? 'unserved'
  const inLocation = `/locations/${LOCATION}`
  return {
    contactId,
    locationId: LOCATION,
    taskId: await child(`/contacts/${contactId}/tasks`, { title: 'a', dueDate: '2030-01-01T00:00:00Z', completed: false }, 'task'),
    noteId: await child(`/contacts/${contactId}/notes`, { body: 'a' }, 'note'),
    tagId: await child(`${inLocation}/tags`, { name: 'a' }, 'tag'),
    customFieldId: await child(`${inLocation}/customFields`, { name: 'a', dataType: 'TEXT' }, 'customField'),
    customValueId: await child(`${inLocation}/customValues`, { name: 'a', value: 'b' }, 'customValue'),
    ...{ campaignId: 'CAMPAIGN', workflowId: 'WORKFLOW', businessId: 'BUSINESS', type: 'add' }
  }
}

/** A path with ids in place of its parameters. */
export function pathOf({ path }: Operation, ids: Ids): string {
  const own = /notes/.test(path) ? 'noteId' : /customFields/.test(path) ? 'customFieldId' : 'customValueId'
  return path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name === 'id' ? own : name] as string)
}

/** A query with what is required. */
export function queryOf({ query }: Operation): string {
  const pairs = query.filter(({ required }) => required).map(({ name }) => `${name}=${name === 'locationId' ? LOCATION : 'x'}`)
  return pairs.length > 0 ? `?${pairs.join('&')}` : ''
}

/** A body of the examples of the contract, with ids that are there. */
export function bodyOf({ body, name }: Operation, ids: Ids, which: 'all' | 'required'): Record<string, unknown> | undefined {
  if (body === undefined) return name.endsWith('/search') ? { locationId: LOCATION } : undefined
  const sample = sampleOf(body, which) as Record<string, unknown>
  const known: Record<string, unknown> = {
    ...{ locationId: LOCATION, contacts: [ids.contactId], ids: [ids.contactId], contactId: [ids.contactId] },
    ...{ grant_type: 'authorization_code', code: 'test-key', user_type: 'Location' }
  }
  const filled = Object.entries(sample).map(([key, value]) => [key, key in known ? known[key] : value])
  const isToken = name === 'POST /oauth/token'
  return {
    ...Object.fromEntries(filled),
    ...(isToken && { code: 'test-key' }),
    ...(name === 'POST /contacts/search' && { locationId: LOCATION })
  }
}

const FILE = { file: ['FileName.csv', 'text/csv', 'a,b'] } as const

/** Makes a call of an operation. */
export function callOf(
  send: Send,
  { method, version, isForm, isMultipart }: Operation
): (path: string, body?: unknown) => ReturnType<CallV2> {
  const type = isForm ? 'application/x-www-form-urlencoded' : isMultipart ? MULTIPART : undefined
  const call = callerOfV2(send, { version, ...(type && { headers: { 'content-type': type } }) })
  const written = (texts: Record<string, string>) => (isForm ? new URLSearchParams(texts).toString() : filesIn(texts, FILE))
  return (path, body) => call(method, path, type && body ? written(body as Record<string, string>) : body)
}
