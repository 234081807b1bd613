import { createRequire } from 'node:module'
import t from 'tap'
import { byFetch, type Call, intercepts } from '../interception.js'

/** The clients of the table in docs/intercept.md that are packages; they come from examples/. */
const examples = createRequire(new URL('../../../examples/package.json', import.meta.url))
const axios = examples('axios')
const { got } = await import(examples.resolve('got'))
const undici = examples('undici')

const byUndici =
  (dispatcher?: object): Call =>
  async (url, { agent, ...sent } = {}) => {
    const { statusCode, body } = await undici.request(url, { ...sent, ...(dispatcher && { dispatcher }) })
    return { status: statusCode, text: await body.text() }
  }

const CLIENTS: Record<string, Call> = {
  axios: async (url, { body, ...sent } = {}) => {
    const { status, data } = await axios(url, { ...sent, data: body, responseType: 'text', transformResponse: [], validateStatus: null })
    return { status, text: data }
  },
  got: async (url, { agent, ...sent } = {}) => {
    const { statusCode, body } = await got(url, { ...sent, throwHttpErrors: false, retry: { limit: 0 } })
    return { status: statusCode, text: body }
  },
  'undici fetch': byFetch(undici.fetch),
  'undici request': byUndici(),
  'undici request with an Agent of its own': byUndici(new undici.Agent())
}

for (const [name, call] of Object.entries(CLIENTS)) intercepts(t, name, call)
