import type { FastifyInstance } from 'fastify'
import type { AbortSignals } from '../control/abort-signals.js'
import { CONTROL_PATH } from '../http/paths.js'
import { headersOf, type Transport } from './transport.js'

/** To an emulator in this process, without a socket. */
export function injected(http: FastifyInstance, signals: AbortSignals, controlKey: string | undefined): Transport {
  return ({ method, path, apiKey, body, signal = new AbortController().signal }) =>
    signals.with(signal, async (signalHeader) => {
      const headers = { ...headersOf(apiKey, controlKey), ...signalHeader }
      const answer = await http.inject({ method, url: CONTROL_PATH + path, headers, ...(body !== undefined && { payload: body }) })
      return { status: answer.statusCode, body: answer.json() }
    })
}
