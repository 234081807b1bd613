import t from 'tap'
import { type Hooks, useEmulator } from '../../src/frameworks/use-emulator.js'
import { post } from '../emulators.js'

interface Hooked {
  start: Parameters<Hooks['beforeAll']>[0]
  begin: Parameters<Hooks['beforeEach']>[0]
  end: Parameters<Hooks['afterEach']>[0]
  close: Parameters<Hooks['afterAll']>[0]
}

/** What a test framework is given to call, in the hands of a test. */
function framework(): { hooks: Hooks; hooked: Hooked } {
  const hooked = {} as Hooked
  const hooks: Hooks = {
    beforeAll: (start) => Object.assign(hooked, { start }),
    beforeEach: (begin) => Object.assign(hooked, { begin }),
    afterEach: (end) => Object.assign(hooked, { end }),
    afterAll: (close) => Object.assign(hooked, { close })
  }
  return { hooks, hooked }
}

t.test('what it returns is the location of the test that runs', async (t) => {
  const { hooks, hooked } = framework()
  const ghl = useEmulator(hooks, { apiKeys: ['test-mine-*'] })
  await hooked.start()
  const keys = new Set<string>()
  for (const name of ['one', 'other']) {
    hooked.begin(name)
    await post(ghl, { email: 'john@deo.com' })
    t.equal((await ghl.contacts()).length, 1)
    t.equal(ghl.apiKey, process.env.GHL_API_KEY)
    t.match(ghl.apiKey, /^test-mine-/)
    keys.add(ghl.apiKey)
    await hooked.end(name, false)
  }
  t.equal(keys.size, 2)
  await hooked.close()
})

t.test('where no test runs, it says so', async (t) => {
  const ghl = useEmulator(framework().hooks)
  t.throws(() => ghl.apiKey, { message: /^no test runs now, so there is no location to ask for apiKey: / })
  t.equal(await ghl, ghl, 'it can be awaited all the same')
  t.equal(String(Object.prototype.toString.call(ghl)), '[object Object]')
})

t.test('a test inside another has a location of its own, and the other gets its own back', async (t) => {
  const { hooks, hooked } = framework()
  const ghl = useEmulator(hooks)
  await hooked.start()
  hooked.begin('outer')
  const { apiKey } = ghl
  hooked.begin('outer > inner')
  t.not(ghl.apiKey, apiKey)
  await hooked.end('outer > inner', false)
  t.equal(ghl.apiKey, apiKey)
  t.equal(process.env.GHL_API_KEY, apiKey)
  await hooked.end('outer', false)
  await hooked.close()
})

t.test('a test that begins before another has ended is refused, and the other is not disturbed', async (t) => {
  const { hooks, hooked } = framework()
  const ghl = useEmulator(hooks)
  await hooked.start()
  hooked.begin('one')
  const { apiKey } = ghl
  t.throws(() => hooked.begin('other'), { message: /^"other" began before "one" had ended, and both would share one environment: / })
  await hooked.end('other', true)
  t.equal(ghl.apiKey, apiKey)
  await hooked.end('one', false)
  await hooked.close()
})

t.test('where the emulator did not start, nothing is to be closed', async (t) => {
  const { hooks, hooked } = framework()
  useEmulator(hooks)
  await t.resolves(hooked.close())
})
