import { exchange, withServer } from './servers.js'

/** What an earlier start leaves to those measured: Node's files in the machine's memory, the emulator's compiled code. */
export function startOnce(name) {
  return withServer(name, ({ connection, request }) => exchange(connection, request, () => false), 'SIGTERM')
}

/** Milliseconds from the spawn of a server to the end of its first answer. */
export function firstAnswer(name) {
  return withServer(name, async ({ spawnedAt, connection, request }) => {
    await exchange(connection, request, () => false)
    return performance.now() - spawnedAt
  })
}
