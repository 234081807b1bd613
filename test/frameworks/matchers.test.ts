import t from 'tap'
import { matchers } from '../../src/frameworks/matchers.js'
import { startEmulator } from '../../src/index.js'
import { post } from '../emulators.js'

const { toHaveReceived, toHaveContact } = matchers
const NOT = { isNot: true }

t.test('toHaveReceived passes once as many requests have come as are wanted', async (t) => {
  await using emulator = await startEmulator()
  await post(emulator, { email: 'john@deo.com' })
  t.match(await toHaveReceived.call({}, emulator), { pass: true })
  t.match(await toHaveReceived.call({}, emulator, { method: 'POST' }, { times: 1 }), { pass: true })
})

t.test('toHaveReceived fails with what came instead', async (t) => {
  await using emulator = await startEmulator()
  await post(emulator, { email: 'john@deo.com' })
  const { pass, message } = await toHaveReceived.call({}, emulator, { method: 'PUT' }, { within: 1 })
  t.equal(pass, false)
  t.match(message(), /none came; nearest of the 1 others:\n {2}#1 POST .+: method is "POST", wanted "PUT"/)
})

t.test('toHaveContact passes and fails as the stored contacts are', async (t) => {
  await using emulator = await startEmulator()
  await emulator.addContacts({ email: 'john@deo.com' })
  const met = await toHaveContact.call({}, emulator, { email: 'john@deo.com' }, { times: 1 })
  t.equal(met.pass, true)
  t.equal(met.message(), '')
  t.match(await toHaveContact.call({}, emulator, { email: 'jane@deo.com' }, { within: 1 }), { pass: false })
})

t.test('.not means never: a framework takes pass for a failure then', async (t) => {
  await using emulator = await startEmulator()
  t.match(await toHaveReceived.call(NOT, emulator, {}, { quietMs: 1 }), { pass: false })
  await post(emulator, { email: 'john@deo.com' })
  const { pass, message } = await toHaveReceived.call(NOT, emulator)
  t.equal(pass, true)
  t.match(message(), /^expected no request.*; 1 came/)
  t.match(await toHaveContact.call(NOT, emulator, { email: 'john@deo.com' }), { pass: true })
})

t.test('.not and times are one too many', async (t) => {
  await using emulator = await startEmulator()
  await t.rejects(toHaveReceived.call(NOT, emulator, {}, { times: 2 }), { message: /^`\.not` means never; leave `times` out/ })
})

t.test('what is another error than an expectation that was not met stays one', async (t) => {
  await using emulator = await startEmulator()
  await t.rejects(toHaveReceived.call({}, emulator, { body: () => {} } as object), { code: 'bad-match' })
})

t.test('what is no emulator is refused', async (t) => {
  for (const received of [undefined, null, 'http://127.0.0.1:8080'])
    t.throws(() => toHaveContact.call({}, received), { message: /^toHaveContact is for an emulator or a location of it, / })
})
