import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type Fault, startEmulator } from 'go-high-level-emulator'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { createLeadServer } from './server.ts'

// One for the file: each test has a location of its own.
const emulator = await startEmulator()
afterAll(() => emulator.close())

const FORM = { name: 'John Deo', email: 'john@deo.com', phone: '', message: 'Call me' }
// The emulator asks for a second's patience; 0, so that a test need not wait.
const headers = { 'retry-after': '0' }

/** The form's server, and the location that it posts to. */
async function leadForm(env: Record<string, string> = {}) {
  const location = emulator.location()
  const log: string[] = []
  const settings = { GHL_BASE_URL: location.baseUrl, GHL_API_KEY: location.apiKey, ...env }
  const server = createLeadServer(settings, (line) => log.push(line)).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/leads`
  const submit = (form: Record<string, string>) => fetch(url, { method: 'POST', body: new URLSearchParams(form) })
  return { location, log, submit }
}

test('a form becomes a contact, and nothing of it gets lost', async () => {
  const { location, submit } = await leadForm()

  const answer = await submit(FORM)

  expect(answer.status).toBe(201)
  const { id } = await answer.json()
  expect(await location.contacts()).toMatchObject([{ id, name: 'John Deo', email: 'john@deo.com', customField: [{ value: 'Call me' }] }])
  // The API says nothing of a field that it ignores, such as customFields; the emulator does, in the reasons.
  const { reasons } = await location.waitForRequest({ body: { email: 'john@deo.com' } })
  expect(reasons).toEqual([])
})

test('a form with mistakes is sent back, and not forwarded', async () => {
  const { location, submit } = await leadForm()

  const answer = await submit({ email: 'john' })

  expect(answer.status).toBe(422)
  expect(await answer.json()).toEqual({ errors: { name: 'Please give your name.', email: 'This is not an e-mail address.' } })
  expect(await location.requests()).toEqual([])
})

test('what GoHighLevel refuses is sent back in its words', async () => {
  const { submit } = await leadForm()

  const answer = await submit({ name: 'John Deo' })

  expect(answer.status).toBe(422)
  expect(await answer.json()).toEqual({ errors: { 'email or phone': 'The email or phone field is mandatory.' } })
})

test('a key that is no longer let in is for us to know', async () => {
  const { submit, log } = await leadForm({ GHL_API_KEY: 'expired' })

  const answer = await submit(FORM)

  expect(answer.status).toBe(502)
  expect(await answer.json()).toEqual({ error: 'Your message could not be forwarded.' })
  expect(log).toEqual(['GoHighLevel answered 401: {"msg":"Unauthorized"}'])
})

test.each<[title: string, Fault, status: number, forwarded: (number | undefined)[], kept: number]>([
  ['a lead that meets the rate limit is sent again, and kept once', { status: 429, times: 2, headers }, 201, [429, 429, 200], 1],
  ['a lead is given up after three attempts', { status: 503, times: 9, headers }, 503, [503, 503, 503], 0],
  ['a lead may be stored after a failure, so it is not sent again', { status: 500, after: 'store' }, 504, [500], 1],
  ['a lead whose reply is lost may be stored, so it is not sent again', { connection: 'reset-after' }, 504, [undefined], 1]
])('%s', async (_, fault, status, forwarded, kept) => {
  const { location, submit } = await leadForm()
  await location.fail(fault)

  const answer = await submit(FORM)

  expect(answer.status).toBe(status)
  expect((await location.requests()).map(({ response }) => response?.status)).toEqual(forwarded)
  expect(await location.contacts()).toHaveLength(kept)
})

test('a pause that is too long for the visitor is handed on', async () => {
  const { location, submit } = await leadForm()
  await location.fail({ status: 429, headers: { 'retry-after': '120' } })

  const answer = await submit(FORM)

  expect(answer.status).toBe(503)
  expect(answer.headers.get('retry-after')).toBe('120')
})

test('a visitor does not wait for GoHighLevel without end', async () => {
  const { location, submit } = await leadForm({ GHL_TIMEOUT_MS: '200' })
  await location.fail({ delayMs: 60_000 })

  expect(await submit(FORM)).toHaveProperty('status', 504)
})
