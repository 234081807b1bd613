import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import t from 'tap'
import { setVariables } from '../../src/frameworks/environment.js'
import { type FixtureOptions, LocationPerTest, type RunningTest } from '../../src/frameworks/location-per-test.js'
import { startEmulator } from '../../src/index.js'
import { post } from '../emulators.js'

const environment = () => {
  const { GHL_BASE_URL, GHL_API_KEY, GHL_EMULATOR_URL } = process.env
  return { GHL_BASE_URL, GHL_API_KEY, GHL_EMULATOR_URL }
}
const BEFORE = environment()

/** The locations of some tests, and what is told of these. */
async function begun(options?: FixtureOptions): Promise<{ locations: LocationPerTest; told: string[] }> {
  const told: string[] = []
  return { locations: await LocationPerTest.start(options, (text) => told.push(text)), told }
}

/** Sends a request to a test that is answered after `delayMs`; returns its answer once the emulator has begun with it. */
async function underWay({ location }: RunningTest, delayMs: number): Promise<{ answer: Promise<number | undefined> }> {
  await location.fail({ delayMs })
  const answer = post(location, { email: 'john@deo.com' }).then(
    ({ status }) => status,
    () => undefined
  )
  // What arrives on a socket is looked at between two calls.
  while ((await location.faults()).length > 0) await setImmediate()
  return { answer }
}

t.test('each test has a location of its own, which is in the environment until its end', async (t) => {
  const { locations, told } = await begun()
  const one = locations.begin('one')
  const { url, baseUrl, apiKey } = one.location
  t.same(environment(), { GHL_BASE_URL: baseUrl, GHL_API_KEY: apiKey, GHL_EMULATOR_URL: url })
  await post(one.location, { email: 'john@deo.com' })
  await one.end(false)
  t.same(environment(), BEFORE)

  const other = locations.begin('other')
  t.not(other.location.locationId, one.location.locationId)
  t.same(await other.location.contacts(), [])
  t.same(await one.location.contacts(), [], 'of one, after its end')
  await other.end(false)
  await locations.close()
  t.same(told, [])
  await t.rejects(fetch(url), 'the emulator has ended')
})

t.test('a test that runs beside others leaves the environment alone', async (t) => {
  const { locations } = await begun()
  const test = locations.begin('one', { environment: false })
  t.same(environment(), BEFORE)
  await test.end(false)
  t.same(environment(), BEFORE)
  await locations.close()
})

t.test('what arrived is told of a test that failed, and of no other', async (t) => {
  const { locations, told } = await begun()
  for (const failed of [false, true]) {
    const test = locations.begin(failed ? 'bad' : 'good')
    await post(test.location, { email: `${test.name}@deo.com` })
    await test.end(failed)
  }
  await locations.close()
  t.equal(told.length, 1)
  t.match(told[0], /^What arrived in "bad":\n.+ bad@deo\.com /)
})

t.test('what comes after the end of a test is told with its name, and is met by no other', async (t) => {
  const { locations, told } = await begun()
  const early = locations.begin('early')
  await early.end(false)
  const next = locations.begin('next')
  await post(early.location, { email: 'late@deo.com' })
  t.same(await next.location.requests(), [])
  await next.end(false)
  t.same(told, [])
  await locations.close()
  t.equal(told.length, 1)
  t.match(told[0], /^1 request came after the end of "early"; .+\n.+ late@deo\.com /)
  t.same(environment(), BEFORE)
})

t.test('a request that is under way at the end of a test is told to it, once it is answered', async (t) => {
  const { locations, told } = await begun()
  const test = locations.begin('hasty')
  const { answer } = await underWay(test, 30)
  await test.end(false)
  t.match(told, [/^1 request came after the end of "hasty"/])
  t.equal(await answer, 200)
  await locations.close()
  t.equal(told.length, 1)
})

t.test('a request that takes too long is cut at the end of its test', async (t) => {
  const { locations } = await begun()
  const test = locations.begin('slow')
  const { answer } = await underWay(test, 60_000)
  await test.end(false)
  t.equal(await answer, undefined)
  await locations.close()
})

t.test('where the journal is too small, a test that failed is told so, and ends', async (t) => {
  const { locations, told } = await begun({ journalLimit: 1 })
  for (const failed of [false, true]) {
    const test = locations.begin(failed ? 'bad' : 'good')
    await post(test.location, { email: 'a@deo.com' })
    await post(test.location, { email: 'b@deo.com' })
    await test.end(failed)
  }
  await locations.close()
  t.match(told, [/^What arrived in "bad" is not known: exchanges #1 to #1 are gone/])
})

t.test('the emulator at GHL_EMULATOR_URL is taken, with its control key, and goes on afterwards', async (t) => {
  await using emulator = await startEmulator({ controlKey: 'secret-1' })
  for (const controlKey of ['secret-1', undefined]) {
    const restore = setVariables({ GHL_EMULATOR_URL: emulator.url, GHL_EMULATOR_CONTROL_KEY: controlKey ? '' : 'secret-1' })
    const { locations } = await begun(controlKey ? { controlKey } : {})
    restore()
    const test = locations.begin('one')
    t.equal(test.location.url, emulator.url)
    await post(test.location, { email: 'john@deo.com' })
    await test.end(false)
    await locations.close()
    t.same(await emulator.contacts(), [])
  }
})

t.test('the emulator at GHL_EMULATOR_URL may have no control key', async (t) => {
  await using emulator = await startEmulator()
  const restore = setVariables({ GHL_EMULATOR_URL: emulator.url })
  const { locations } = await begun()
  restore()
  t.equal(locations.begin('one', { environment: false }).location.url, emulator.url)
  await locations.close()
})

t.test('an error of the emulator is one of the test that ends, and the environment is as it was', async (t) => {
  const { locations } = await begun()
  const test = locations.begin('one')
  await locations.close()
  await t.rejects(test.end(true), { code: 'closed' })
  t.same(environment(), BEFORE)
})

t.test('the evidence of a test that failed is written, and of no other', async (t) => {
  const folder = t.testdir()
  const { locations, told } = await begun({ evidence: folder })
  for (const failed of [false, true]) {
    const test = locations.begin(failed ? 'bad' : 'good', { file: 'lead.test.js' })
    await post(test.location, { email: `${test.name}@deo.com` })
    await test.end(failed)
  }
  const long = locations.begin('x'.repeat(3000))
  await long.end(true)
  await locations.close()
  const [name = '', another = '', ...rest] = readdirSync(folder).sort()
  t.same(rest, [])
  t.match(name, /^lead-test-js-bad-[0-9a-f]{8}$/)
  t.match(another, /^x{80}-[0-9a-f]{8}$/)
  t.same(readdirSync(join(folder, name)).sort(), ['evidence.har', 'evidence.html', 'evidence.json'])
  const record = JSON.parse(readFileSync(join(folder, name, 'evidence.json'), 'utf8'))
  t.match(record, { title: 'lead.test.js > bad', exchanges: [{ request: { body: { email: 'bad@deo.com' } } }] })
  t.equal(told[1], `What went on in "bad" is in ${join(folder, name)}`)
})

t.test('the folder for evidence is that of the environment, and that it cannot be written hides nothing', async (t) => {
  const file = join(t.testdir({ file: '' }), 'file')
  const restore = setVariables({ GHL_EMULATOR_EVIDENCE: file })
  t.teardown(restore)
  const { locations, told } = await begun()
  await locations.begin('bad').end(true)
  await locations.close()
  t.match(told, [/^What arrived in "bad"/, /^The evidence of "bad" cannot be written: E/])
  t.equal(told.length, 2)
})
