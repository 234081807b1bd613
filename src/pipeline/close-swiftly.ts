import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { InFlight } from './in-flight.js'

const GRACE_MS = 1000

/**
 * On close, connections with nothing to answer are cut at once, also those that never sent a whole request;
 * the others get their answer, or are cut after a second.
 */
export function closeSwiftly(app: FastifyInstance, ...inFlight: InFlight[]): void {
  const sockets = new Set<Socket>()
  app.server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  app.addHook('preClose', (done) => {
    for (const socket of sockets) if (!inFlight.some((requests) => requests.on(socket))) socket.destroy()
    for (const requests of inFlight) requests.finish()
    const cut = setTimeout(() => app.server.closeAllConnections(), GRACE_MS)
    app.server.on('close', () => clearTimeout(cut))
    done()
  })
}
