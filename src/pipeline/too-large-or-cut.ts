import type { FastifyError } from 'fastify'
import { MALFORMED, type Refused, TOO_LARGE } from '../rules/refusals.js'

// By the code of the error that the server underneath throws.
const NOT_READ: Record<string, Refused> = {
  FST_ERR_CTP_BODY_TOO_LARGE: { refusal: TOO_LARGE, reasons: ['the body is larger than 1 MiB'] },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: { refusal: MALFORMED, reasons: ['the body is not as long as its content-length says'] },
  ECONNRESET: { refusal: MALFORMED, reasons: ['the caller hung up before the whole body had come'] }
}

/** How a body is refused that could not be read whole; undefined where the error is none of a caller. */
export function whyNotRead({ code }: FastifyError): Refused | undefined {
  return NOT_READ[code]
}
