import type { FastifyReply, FastifyRequest } from 'fastify'
import { JSON_TYPE } from '../http/json.js'
import { UNDECODABLE } from '../http/paths.js'
import { MALFORMED } from '../rules/refusals.js'
import { tellReasons } from './reason-header.js'
import type { Recorder } from './recorder.js'

/** Answers a path that cannot be decoded; the router gives up on it before any hook runs. */
export function answerBadPath(request: FastifyRequest, reply: FastifyReply, recorder: Recorder): void {
  recorder.arrive(request, reply)
  const payload = JSON.stringify(request.server.words.body(MALFORMED, request))
  request.exchange.rule = MALFORMED.rule
  request.exchange.because(UNDECODABLE)
  tellReasons(reply)
  reply.code(MALFORMED.status).header('content-type', JSON_TYPE)
  recorder.answer(request, reply, payload)
  reply.send(payload)
}
