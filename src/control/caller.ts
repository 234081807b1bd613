import type { FastifyReply } from 'fastify'
import { ControlError } from './errors.js'
import type { Patience } from './waits.js'

/** Waits for so long, and no longer than the caller is there. */
export function whileCallerWaits<Found>(
  reply: FastifyReply,
  timeoutMs: number,
  wait: (patience: Patience) => Promise<Found>
): Promise<Found> {
  const controller = new AbortController()
  reply.raw.on('close', () => controller.abort(new ControlError(499, 'aborted', 'the caller hung up')))
  return wait({ timeoutMs, signal: controller.signal })
}
