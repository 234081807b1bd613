import { exchange, withServer } from './servers.js'
import { connections } from './throughput.js'

const RATE = 2000

/**
 * The 99th percentile of milliseconds to an answer, at a fixed 2000 requests a second. Counted from when a request was due:
 * what has to wait for a free connection counts too.
 */
export function latency(name, { warmUpMs, roundMs }) {
  return withServer(name, async ({ port, request }) => {
    await load(port, request, warmUpMs)
    const taken = await load(port, request, roundMs)
    return taken.sort((a, b) => a - b)[Math.floor(taken.length * 0.99)]
  })
}

async function load(port, request, ms) {
  const sockets = await connections(port)
  const taken = []
  const startedAt = performance.now()
  const most = (RATE * ms) / 1000
  let due = 0
  await Promise.all(
    sockets.map(async (socket) => {
      while (due < most) {
        const dueAt = startedAt + (due++ * 1000) / RATE
        const early = dueAt - performance.now()
        if (early > 0) await new Promise((resolve) => setTimeout(resolve, early))
        const sentAt = Math.max(dueAt, early > 0 ? performance.now() : dueAt)
        await exchange(socket, request, () => false)
        socket.removeAllListeners()
        taken.push(performance.now() - sentAt)
      }
      socket.destroy()
    })
  )
  return taken
}
