import { EventEmitter, once } from 'node:events'
import type { AddressInfo } from 'node:net'
import t from 'tap'
import { createApp } from '../../src/app.js'
import { settingsOfCall } from '../../src/options/settings.js'
import { HEAD, open } from '../sockets.js'

t.test('close cuts what is idle or half sent at once, and answers what is in flight', async (t) => {
  const { http } = await createApp(settingsOfCall())
  const arrivals = new EventEmitter()
  http.addHook('onRequest', async ({ headers }) => void arrivals.emit(String(headers['x-name'])))
  await http.listen({ port: 0, host: '127.0.0.1' })
  const { port } = http.server.address() as AddressInfo

  const connected = async () => {
    const [socket] = await Promise.all([open(t, port), once(http.server, 'connection')])
    return socket
  }
  const unused = await connected()
  const half = await connected()
  half.write(HEAD)
  const idle = await connected()
  idle.write(`${HEAD}Content-Length: 2\r\n\r\n{}`)
  await once(idle, 'data')
  const busy = await connected()
  busy.write(`${HEAD}X-Name: busy\r\nContent-Length: 17\r\n\r\n{"email":`)
  await once(arrivals, 'busy')

  const ended = Promise.all([unused, half, idle].map((socket) => once(socket, 'close')))
  const closed = http.close()
  await ended
  const answer = once(busy, 'data')
  busy.write('"a@b.c"}')
  t.match(String(await answer), /^HTTP\/1.1 200 OK\r\n[\s\S]*connection: close\r\n/i)
  await closed
})

t.test('close waits a second at most for a request in flight', async (t) => {
  const { http } = await createApp(settingsOfCall())
  const arrived = new Promise<void>((resolve) => http.addHook('onRequest', async () => resolve()))
  await http.listen({ port: 0, host: '127.0.0.1' })
  const stalled = open(t, (http.server.address() as AddressInfo).port)
  stalled.write(`${HEAD}Content-Length: 10\r\n\r\n{`)
  await arrived
  const cut = once(stalled, 'close')
  await http.close()
  await cut
  t.pass('it was cut')
})
