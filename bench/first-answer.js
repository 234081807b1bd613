import { exchange, start } from './servers.js'

/** Milliseconds from the spawn of a server to the end of its first answer. */
export async function firstAnswer(name) {
  const { spawnedAt, connection, stop } = await start(name)
  await exchange(connection, () => false)
  const elapsed = performance.now() - spawnedAt
  connection.destroy()
  await stop()
  return elapsed
}
