// Usage: node bench/suites/msw.js FOLDER, where msw is installed
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { runLeadTests } from './lead-tests.js'

const load = createRequire(join(process.argv[2], 'index.js'))
const { http, HttpResponse } = load('msw')
const { setupServer } = load('msw/node')
const BASE_URL = 'https://rest.gohighlevel.com/v1'
let bodies = []
const server = setupServer(
  http.post(`${BASE_URL}/contacts`, async ({ request }) => {
    const body = await request.json()
    bodies.push(body)
    return HttpResponse.json({ contact: { id: String(bodies.length), ...body } })
  })
)
server.listen({ onUnhandledRequest: 'error' })
await runLeadTests({
  baseUrl: BASE_URL,
  fresh() {
    server.resetHandlers()
    bodies = []
  },
  limitOnce() {
    server.use(
      http.post(
        `${BASE_URL}/contacts`,
        async ({ request }) => {
          bodies.push(await request.json())
          return HttpResponse.json({ msg: 'Too many requests' }, { status: 429 })
        },
        { once: true }
      )
    )
  },
  arrived: () => bodies
})
server.close()
