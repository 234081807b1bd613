import type { FastifyReply } from 'fastify'

/**
 * Sends half of an answer, with the length of all of it, and then cuts the connection.
 * @param record is given the half before it is sent
 */
export function sendHalf(reply: FastifyReply, payload: string, record: (half: string) => void): void {
  const whole = Buffer.from(payload)
  const half = whole.subarray(0, Math.floor(whole.length / 2))
  record(half.toString())
  reply.hijack()
  reply.raw.writeHead(reply.statusCode, { ...(reply.getHeaders() as Record<string, string>), 'content-length': whole.length })
  reply.raw.write(half, () => reply.raw.destroy())
}
