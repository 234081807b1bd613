import { styleText } from 'node:util'
import type { Entry } from './entry.js'
import { reasonsOf } from './exchange.js'

/** How each request is logged: a line to read, a line of JSON, or not at all. */
export type LogStyle = 'pretty' | 'json' | 'silent'

/** Where lines go, and whether they may be coloured. */
export interface LogTarget {
  write(line: string): void
  colour: boolean
}

export interface Log {
  /** A line for a request that was answered or cut. */
  exchange(entry: Entry): void
  /** A bug of ours, with its stack; written in every style. */
  bug(error: Error): void
}

export const STDERR: LogTarget = { write: (line) => console.error(line), colour: false }

const STYLES: Record<LogStyle, ((entry: Entry, target: LogTarget) => string) | undefined> = {
  pretty: prettyLine,
  json: jsonLine,
  silent: undefined
}

export function createLog(style: LogStyle, target: LogTarget = STDERR): Log {
  const line = STYLES[style]
  // A target is the caller's own, and what it throws is no affair of the request that is logged.
  const write = (make: () => string) => {
    try {
      target.write(make())
    } catch {
      // There is nowhere left to say it.
    }
  }
  return {
    exchange: line ? (entry) => write(() => line(entry, target)) : () => {},
    bug: (error) => write(() => `A bug of the emulator; please report it with this stack:\n${error.stack}`)
  }
}

function prettyLine(entry: Entry, { colour }: LogTarget): string {
  const paint = (format: Parameters<typeof styleText>[0], text: string) =>
    colour ? styleText(format, text, { validateStream: false }) : text
  const time = new Date(entry.receivedAt).toISOString().slice(11, 23)
  const status = entry.status === null ? paint('red', 'cut') : paint(entry.status < 400 ? 'green' : 'yellow', String(entry.status))
  const what = `${entry.method} ${pathOf(entry.url)}`
  const stored = entry.contactIds.length > 0 ? `  contact ${printable(entry.contactIds.join(', '))}` : ''
  const armed = entry.fault ? '  by an armed fault' : ''
  const why = reasonsOf(entry)
    .map((reason) => `\n${' '.repeat(14)}${paint('dim', '↳')} ${printable(reason)}`)
    .join('')
  return `${paint('dim', time)}  ${status}  ${printable(what)}${stored}${armed}  ${paint('dim', `${entry.durationMs} ms`)}${why}`
}

function jsonLine(entry: Entry): string {
  const { receivedAt, method, url, status, durationMs, locationId, keyFingerprint, contactIds } = entry
  const time = new Date(receivedAt).toISOString()
  return JSON.stringify({
    time,
    status,
    method,
    path: pathOf(url),
    durationMs,
    locationId,
    keyFingerprint,
    contactIds,
    reasons: reasonsOf(entry)
  })
}

function pathOf(url: string): string {
  return url.split('?')[0] as string
}

/** A text that cannot steer the terminal it is shown on, nor turn its direction. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => {
    const code = (character.codePointAt(0) as number).toString(16)
    return code.length > 2 ? `\\u{${code}}` : `\\x${code.padStart(2, '0')}`
  })
}
