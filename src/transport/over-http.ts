import { CONTROL_PATH } from '../http/paths.js'
import { EmulatorError, headersOf, type Transport } from './transport.js'

const LONGEST_SHOWN = 100

/** To an emulator that runs elsewhere, over HTTP. */
export function overHttp(origin: string, controlKey: string | undefined): Transport {
  return async ({ method, path, apiKey, body, isText = false, whenEnded = () => {} }) => {
    const headers = headersOf(apiKey, controlKey)
    const ending = new AbortController()
    whenEnded((why) => ending.abort(why))
    const { signal } = ending
    const url = origin + CONTROL_PATH + path
    const failed = (error: Error) => {
      if (signal.aborted) throw error
      const { message, code } = error.cause as NodeJS.ErrnoException
      // Where several addresses were tried there is no message.
      throw new EmulatorError('unreachable', `no emulator answers at ${origin}: ${[message, code].find(Boolean)}`)
    }
    const answer = await fetch(url, { method, headers, signal, ...(body !== undefined && { body }) }).catch(failed)
    const text = await answer.text().catch(failed)
    const json = isText && answer.status === 200 ? text : parsed(text)
    if (answer.status === 200 ? json !== undefined : isRefusal(json)) return { status: answer.status, body: json }
    throw new EmulatorError('unreachable', `what answers at ${url} is no emulator: ${answer.status} ${text.slice(0, LONGEST_SHOWN)}`)
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isRefusal(body: unknown): boolean {
  const { error } = Object(body)
  return typeof error?.code === 'string' && typeof error.message === 'string'
}
