import { exchange, withServer } from './servers.js'

/** Milliseconds from the spawn of a server to the end of its first answer. */
export function firstAnswer(name) {
  return withServer(name, async ({ spawnedAt, connection, request }) => {
    await exchange(connection, request, () => false)
    return performance.now() - spawnedAt
  })
}
