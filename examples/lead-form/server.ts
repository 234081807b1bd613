import { createServer, type IncomingMessage, type Server } from 'node:http'
import { text } from 'node:stream/consumers'
import { contactOf, errorsIn, formOf } from './form.ts'
import { type Account, isBusy, postContact, type Reply } from './go-high-level.ts'

const LONGEST_FORM = 10_000
const UNKNOWN = 'We cannot tell whether your message arrived.'

interface Answer {
  status: number
  headers?: Record<string, string>
  body: object
  /** What we should know, and the visitor should not. */
  log?: string
}

/** Takes what a web form posts to /leads, and forwards it to GoHighLevel. */
export function createLeadServer(env: Record<string, string | undefined>, writeLog: (line: string) => void = console.error): Server {
  const { GHL_BASE_URL: baseUrl, GHL_API_KEY: apiKey, GHL_TIMEOUT_MS = '5000' } = env
  if (!baseUrl || !apiKey) throw new Error('GHL_BASE_URL and GHL_API_KEY must be set')
  const account = { baseUrl, apiKey, timeoutMs: Number(GHL_TIMEOUT_MS) }

  return createServer(async (request, response) => {
    const { status, headers, body, log } = await take(request, account).catch(unexpected)
    if (log) writeLog(log)
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
  })
}

async function take(request: IncomingMessage, account: Account): Promise<Answer> {
  if (request.method !== 'POST' || request.url !== '/leads') return { status: 404, body: { error: 'There is only POST /leads.' } }
  if (Number(request.headers['content-length'] ?? Infinity) > LONGEST_FORM) return { status: 413, body: { error: 'That is too long.' } }
  const form = formOf(await text(request))
  const errors = errorsIn(form)
  if (Object.keys(errors).length > 0) return { status: 422, body: { errors } }
  return postContact(contactOf(form), account).then(answerTo, unanswered)
}

function answerTo(reply: Reply): Answer {
  const { status, text, retryAfter } = reply
  if (status === 200) return { status: 201, body: { id: JSON.parse(text).contact.id } }
  if (status === 422) return { status, body: { errors: messagesIn(JSON.parse(text)) } }
  const said = `GoHighLevel answered ${status}: ${text}`
  if (isBusy(reply))
    return { status: 503, headers: { 'retry-after': retryAfter ?? '60' }, body: { error: 'Please try again later.' }, log: said }
  if (status >= 500) return { status: 504, body: { error: UNKNOWN }, log: said }
  return { status: 502, body: { error: 'Your message could not be forwarded.' }, log: said }
}

function messagesIn(errors: Record<string, { message: string }>): Record<string, string> {
  return Object.fromEntries(Object.entries(errors).map(([field, { message }]) => [field, message]))
}

function unanswered(error: Error): Answer {
  return {
    status: 504,
    body: { error: UNKNOWN },
    log: `GoHighLevel did not answer: ${error.message}`
  }
}

function unexpected(error: Error): Answer {
  return { status: 500, body: { error: 'Something went wrong.' }, log: String(error.stack) }
}
