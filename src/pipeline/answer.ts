import type { FastifyReply } from 'fastify'
import { JSON_TYPE } from '../http/json.js'
import { jsonInBatches } from '../http/json-parts.js'
import type { Refusal, Refused } from '../rules/refusals.js'
import type { RuleId } from '../rules/rules.js'
import { tellReasons } from './reason-header.js'

/** Answers with `body`, by `rule`. */
export function answer(reply: FastifyReply, rule: RuleId, body: unknown): FastifyReply {
  reply.request.exchange.rule = rule
  return reply.send(body)
}

/** Answers with a list under `name`, of which there may be very many. */
export function answerList<Item>(
  reply: FastifyReply,
  rule: RuleId,
  name: string,
  items: Iterable<Item>,
  viewOf: (item: Item) => object
): FastifyReply {
  return answer(reply.type(JSON_TYPE), rule, jsonInBatches(name, items, viewOf))
}

/** Answers OK as text, as the API does after a delete. */
export function answerOk(reply: FastifyReply, rule: RuleId): FastifyReply {
  return answer(reply.type('text/plain; charset=utf-8'), rule, 'OK')
}

/** Answers with an empty text as JSON, as the API does where it puts something in a queue. */
export function answerEmpty(reply: FastifyReply, rule: RuleId): FastifyReply {
  return answer(reply.type(JSON_TYPE), rule, '""')
}

/** Answers with `refusal` and says why, in sentences: in the journal, the log line and a header. */
export function refuse(reply: FastifyReply, refusal: Refusal, reasons: readonly string[]): FastifyReply {
  const { request } = reply
  request.exchange.because(...reasons)
  tellReasons(reply)
  return answer(reply.code(refusal.status), refusal.rule, request.server.words.body(refusal, request))
}

/** The same for a rule that says both. */
export function refuseFor(reply: FastifyReply, { refusal, reasons }: Refused): FastifyReply {
  return refuse(reply, refusal, reasons)
}
