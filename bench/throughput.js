import { once } from 'node:events'
import { connect } from 'node:net'
import { exchange, withServer } from './servers.js'

const CONNECTIONS = 32

/** Requests per second of a fresh server, so that no round pays for the contacts that an earlier one left. */
export function throughput(name, { warmUpMs, roundMs }) {
  return withServer(name, async ({ port, request }) => {
    await load(port, request, warmUpMs)
    return load(port, request, roundMs)
  })
}

async function load(port, request, ms) {
  const sockets = await connections(port)
  let answered = 0
  const startedAt = performance.now()
  const goOn = () => {
    answered++
    return performance.now() - startedAt < ms
  }
  await Promise.all(sockets.map((socket) => exchange(socket, request, goOn)))
  const elapsed = performance.now() - startedAt
  for (const socket of sockets) socket.destroy()
  return (answered / elapsed) * 1000
}

export function connections(port) {
  return Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      const socket = connect(port, '127.0.0.1')
      await once(socket, 'connect')
      return socket
    })
  )
}
