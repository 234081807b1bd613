import t from 'tap'
import { flagsOf } from '../../src/options/flags.js'
import { settingsOfCall } from '../../src/options/settings.js'

t.test('what was not set is no flag', async (t) => {
  t.same(flagsOf(settingsOfCall()), [])
})

t.test('the flags say what decides answers: no address, no log, and no key', async (t) => {
  const settings = settingsOfCall({
    ...{ port: 1, host: '::1', log: 'json', controlKey: 'canary', allowedHosts: ['a.example'] },
    ...{ proxyPort: 8081, apiKeys: ['canary', 'canary-2=location', 'open-*'], agencyKeys: ['canary-3'], reasonHeader: false },
    ...{ allowDuplicateContact: true, fidelity: 'observed', rateLimit: '1/10s', journalLimit: 5, data: 'a b.json' }
  })
  t.same(flagsOf(settings), [
    ...['--api-key', '<api key>', '--api-key', '<api key>', '--api-key', 'open-*', '--agency-key', '<api key>'],
    ...['--fidelity', 'observed', '--rate-limit', '1/10s', '--allow-duplicate-contact', '--data', 'a b.json'],
    ...['--journal-limit', '5', '--no-reason-header']
  ])
  t.same(flagsOf(settingsOfCall({ data: { contacts: [] } })), ['--data', '<the data given in code>'])
})
