import { type Entry, LONG } from './entry.js'
import { outcomeText } from './outcome.js'
import { prettyLine, type Shown } from './pretty-line.js'
import { reasonsOf, viewOf } from './view.js'

/** How each request is logged: a line to read, a line of JSON, or not at all. */
export type LogStyle = 'pretty' | 'json' | 'silent'

/** Where lines go, whether they may be coloured, and how long they may be. */
export interface LogTarget extends Shown {
  write(line: string): void
}

export interface Log {
  /** A line for a request that was answered or cut. */
  exchange(entry: Entry): void
  /** A bug of ours, with its stack; written in every style. */
  bug(error: Error): void
}

export const STDERR: LogTarget = { write: (line) => console.error(line), colour: false }

const STYLES: Record<LogStyle, ((entry: Entry, target: LogTarget) => string) | undefined> = {
  pretty: (entry, target) => prettyLine(viewOf(entry, LONG), target),
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

function jsonLine(entry: Entry): string {
  const { receivedAt, method, url, status, durationMs, locationId, keyFingerprint, keyName, contactIds } = entry
  const time = new Date(receivedAt).toISOString()
  return JSON.stringify({
    time,
    outcome: outcomeText(entry),
    status,
    method,
    path: pathOf(url),
    durationMs,
    locationId,
    keyFingerprint,
    keyName,
    contactIds,
    reasons: reasonsOf(entry)
  })
}

function pathOf(url: string): string {
  return url.split('?')[0] as string
}
