// What people write by hand: a server of their own, which counts and remembers.
import { createServer } from 'node:http'
import { runLeadTests } from './lead-tests.js'

let bodies = []
let limits = 0
const server = createServer(async (request, response) => {
  let text = ''
  for await (const chunk of request) text += chunk
  const body = JSON.parse(text)
  bodies.push(body)
  const isLimited = limits > 0
  if (isLimited) limits--
  response.writeHead(isLimited ? 429 : 200, { 'content-type': 'application/json' })
  response.end(JSON.stringify(isLimited ? { msg: 'Too many requests' } : { contact: { id: String(bodies.length), ...body } }))
})
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
await runLeadTests({
  baseUrl: `http://127.0.0.1:${server.address().port}`,
  fresh() {
    bodies = []
    limits = 0
  },
  limitOnce() {
    limits++
  },
  arrived: () => bodies
})
server.close()
server.closeAllConnections()
