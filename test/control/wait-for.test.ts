import type { FastifyRequest } from 'fastify'
import t from 'tap'
import type { QuietFrom } from '../../src/control/quiet.js'
import { scopeOf } from '../../src/control/scope-of.js'
import { waitForQuiet, waitForRequest } from '../../src/control/wait-for.js'
import { type Patience, Waits } from '../../src/control/waits.js'
import { readData } from '../../src/data/read-data.js'
import { Entry } from '../../src/journal/entry.js'
import { Feed } from '../../src/locations/feed.js'
import { parseKeyRule } from '../../src/locations/key-rule.js'
import { Keys } from '../../src/locations/keys.js'
import { Locations } from '../../src/locations/locations.js'
import { settingsOfCall } from '../../src/options/settings.js'
import { InFlight } from '../../src/pipeline/in-flight.js'
import { DOCUMENTED } from '../places.js'

/** Where a call with the key `test-key` looks, in an emulator of its own. */
function watched() {
  const keys = new Keys([parseKeyRule('test-*')])
  const feed = new Feed()
  const locations = new Locations(settingsOfCall({ journalLimit: 2 }), keys, DOCUMENTED, feed, readData(undefined, keys))
  const scope = scopeOf({ headers: { authorization: 'Bearer test-key' } } as unknown as FastifyRequest, locations)
  return { scope, feed, waits: new Waits() }
}

function entry(): Entry {
  const made = new Entry('POST', '/v1/contacts', [], 0)
  made.close(422, {}, '{}')
  return made
}

const patience = (timeoutMs: number): Patience => ({ timeoutMs, signal: new AbortController().signal })

t.test('a wait during which exchanges are gone from the journal says which could not be looked at, and why', async (t) => {
  const here = watched()
  const wait = waitForRequest({ status: 200 }, 0, here, patience(1))
  for (let count = 0; count < 3; count++) here.scope.location?.journal.add(entry())
  await t.rejects(wait, {
    code: 'timeout',
    message:
      'no request matched {"status":200} within 1 ms; 2 arrived, nearest:' +
      '\n  #2 POST /v1/contacts answered 422: status is 422, wanted 200' +
      '\n  #3 POST /v1/contacts answered 422: status is 422, wanted 200' +
      '\n  #1 to #1 are gone and could not be looked at: a journal keeps 2 exchanges; raise --journal-limit (journalLimit)'
  })
})

t.test('it must be quiet from the call on, or from the last answer on, also one before the call', async (t) => {
  const here = watched()
  const quiet = (quietMs: number, from: QuietFrom) => waitForQuiet(quietMs, from, here, new InFlight(), patience(0))
  Object.assign(here.scope.location as object, { lastActive: performance.now() - 50 })
  await t.resolves(quiet(40, 'last-answer'))
  await t.rejects(quiet(60_000, 'last-answer'), { code: 'timeout' })
  await t.rejects(quiet(40, 'call'), { code: 'timeout', message: 'it was not quiet for 40 ms within 0 ms; 0 requests are in flight' })
})
