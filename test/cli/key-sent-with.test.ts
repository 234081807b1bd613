import t from 'tap'
import { keySentWith } from '../../src/cli/key-sent-with.js'
import { startEmulator } from '../../src/index.js'
import { post } from '../emulators.js'

const options = { apiKeys: ['test-*', 'first-key', 'second-key=LOC'], controlKey: 'control' }

t.test('the key that a program sent with is found, also one that is named', async (t) => {
  for (const apiKey of ['test-own', 'second-key']) {
    await using emulator = await startEmulator(options)
    t.equal(await keySentWith(emulator, options), undefined)
    await post({ baseUrl: emulator.baseUrl, apiKey }, { email: 'a@b.c' })
    t.equal(await keySentWith(emulator, options), apiKey)
  }
})

const REFUSED: [keys: string[], message: RegExp][] = [
  [['test-own', 'first-key'], /^it sends with 2 keys, and explore follows one; have it take its key from GHL_API_KEY$/],
  [['wrong'], /^undisturbed, a request was refused: unknown API key; accepted are test-\*, 2 named with --api-key$/],
  [[`test-${'x'.repeat(100)}`], /^it sends with a key that is not the one it was given; have it take its key from GHL_API_KEY$/]
]

for (const [keys, message] of REFUSED) {
  t.test(`with ${keys.length} keys, the first of ${keys[0]?.length} letters, it is said that ${message.source}`, async (t) => {
    await using emulator = await startEmulator(options)
    for (const apiKey of keys) await post({ baseUrl: emulator.baseUrl, apiKey }, { email: 'a@b.c' })
    await t.rejects(keySentWith(emulator, options), { name: 'EmulatorError', message })
  })
}
