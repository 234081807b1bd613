import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AbortSignals } from './abort-signals.js'
import { ControlError } from './errors.js'
import type { Patience } from './waits.js'

/** Makes calls wait for so long, and no longer than their caller is there. */
type WhileCallerWaits = <Found>(
  request: FastifyRequest,
  reply: FastifyReply,
  timeoutMs: number,
  wait: (patience: Patience) => Promise<Found>
) => Promise<Found>

export function whileCallerWaits(signals: AbortSignals): WhileCallerWaits {
  return async (request, reply, timeoutMs, wait) => {
    const controller = new AbortController()
    const gone = () => controller.abort(new ControlError(499, 'aborted', 'the caller hung up'))
    const signal = signals.of(request.headers)
    reply.raw.on('close', gone)
    signal?.addEventListener('abort', gone)
    try {
      return await wait({ timeoutMs, signal: controller.signal })
    } finally {
      signal?.removeEventListener('abort', gone)
    }
  }
}
