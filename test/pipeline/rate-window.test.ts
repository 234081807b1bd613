import t from 'tap'
import { settingsOfCall } from '../../src/options/settings.js'

t.test('a rate that cannot be read stops the start', async (t) => {
  for (const rateLimit of ['100', '0/10s', '100/0s', 'x/10s', '100/10d']) {
    t.throws(() => settingsOfCall({ rateLimit }), {
      name: 'OptionError',
      message: /^option rateLimit ".*": give a number of requests and a time, such as 100\/10s/
    })
  }
})
