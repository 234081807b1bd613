import type { FastifyReply } from 'fastify'

/** The header in which a refusal says why; its body is the API's own and has no room for that. */
export const REASON_HEADER = 'x-emulator-reason'
const LONGEST = 500

declare module 'fastify' {
  interface FastifyInstance {
    /** Whether a refusal says why in a header. */
    tellsReasons: boolean
  }
}

/** Has an answer say why it refuses, where that is wanted. */
export function tellReasons(reply: FastifyReply): void {
  if (reply.server.tellsReasons) reply.header(REASON_HEADER, inHeader(reply.request.exchange.reasons))
}

/** Reasons as a header can have them: one line of ASCII. */
export function inHeader(reasons: readonly string[]): string {
  const text = reasons.join('; ')
  const shown = text.length > LONGEST ? `${text.slice(0, LONGEST - 3)}...` : text
  return shown.replace(/[^\x20-\x7e]/gu, '?')
}
