import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import type { Test } from 'tap'
import { PATH } from './transports.js'

/** The head of a create, but for its length. */
export const HEAD = `POST ${PATH} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer test-key\r\n`

/** What comes back over a socket of its own until the server ends it. */
export async function raw(t: Test, port: number, ...parts: (string | Buffer)[]): Promise<string> {
  const socket = open(t, port)
  for (const part of parts) socket.write(part)
  const chunks: Buffer[] = []
  socket.on('data', (chunk) => chunks.push(chunk))
  await once(socket, 'close')
  return Buffer.concat(chunks).toString()
}

/** A socket of its own, closed with the test. */
export function open(t: Test, port: number): Socket {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  t.teardown(() => socket.destroy())
  return socket
}
