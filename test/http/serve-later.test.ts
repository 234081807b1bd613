import { once } from 'node:events'
import { connect } from 'node:net'
import t from 'tap'
import { laterServer } from '../../src/http/serve-later.js'
import { createServer } from '../../src/http/server.js'

t.test('a request whose caller hangs up while the server that it is for is made is cut, and goes no further', async (t) => {
  const http = createServer()
  t.teardown(() => http.close())
  let made = () => {}
  const wait = new Promise<void>((resolve) => {
    made = resolve
  })
  let cut = 0
  const create = async () => {
    await wait
    const server = createServer()
    server.all('/', async () => t.fail('it was handed over'))
    return server
  }
  const later = laterServer(http, create, { begin: () => {}, end: () => true, cut: () => cut++ })
  const handed = new Promise<void>((resolve) => {
    http.addHook('onRequest', (request, reply) => {
      request.raw.once('close', made)
      void later.handOver(request, reply).then(resolve)
      socket.destroy()
    })
  })
  await http.listen({ port: 0, host: '127.0.0.1' })
  const socket = connect((http.server.address() as { port: number }).port, '127.0.0.1')
  await once(socket, 'connect')
  socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\na')
  await handed
  t.equal(cut, 1)
})
