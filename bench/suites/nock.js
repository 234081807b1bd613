// Usage: node bench/suites/nock.js FOLDER, where nock is installed
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { runLeadTests } from './lead-tests.js'

const nock = createRequire(join(process.argv[2], 'index.js'))('nock')
const ORIGIN = 'https://rest.gohighlevel.com'
let bodies = []
const answer = (status, made) =>
  nock(ORIGIN)
    .post('/v1/contacts')
    .reply(status, (_uri, body) => {
      bodies.push(body)
      return made(body)
    })
nock.disableNetConnect()
await runLeadTests({
  baseUrl: `${ORIGIN}/v1`,
  fresh() {
    nock.cleanAll()
    bodies = []
    answer(200, (body) => ({ contact: { id: String(bodies.length), ...body } }))
  },
  limitOnce() {
    nock.cleanAll()
    answer(429, () => ({ msg: 'Too many requests' }))
    answer(200, (body) => ({ contact: { id: String(bodies.length), ...body } }))
  },
  arrived: () => bodies
})
nock.restore()
