import { readFileSync } from 'node:fs'
import { exchange, withServer } from './servers.js'

/** MiB of memory that are resident after the first answer, as Linux counts them. */
export function memory(name) {
  return withServer(name, async ({ pid, connection, request }) => {
    await exchange(connection, request, () => false)
    const [, kibibytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    return Number(kibibytes) / 1024
  })
}
