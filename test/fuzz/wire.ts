import { connect } from 'node:net'

/** A long text in short: what is repeated, and what is as often after it. */
interface Long {
  before: string
  repeated: string
  times: number
  closing?: string
  after: string
}
export type Text = string | Long

/** What is sent on a connection of its own: a request, or bytes as they are. */
export type Sent = { method: string; path: Text; headers: [name: string, value: Text][]; body?: Text; hangsUp?: true } | { raw: Text }

/** What came back. */
export interface Received {
  statuses: number[]
  text: string
  hangs: boolean
}

const QUIET_MS = 25
const PATIENCE_MS = 10_000
// No line of a body that is JSON looks like this.
const STATUS_LINE = /HTTP\/1\.1 (\d{3}) [A-Za-z' -]*\r\n/g

/** A text at its full length. */
export function whole(text: Text): string {
  if (typeof text === 'string') return text
  const { before, repeated, times, closing = '', after } = text
  return before + repeated.repeat(times) + closing.repeat(times) + after
}

/** What goes over the wire. A request asks for the connection to be closed after it. */
export function bytesOf(sent: Sent): Buffer {
  if ('raw' in sent) return Buffer.from(whole(sent.raw), 'latin1')
  const { method, path, headers, body } = sent
  const payload = Buffer.from(body === undefined ? '' : whole(body))
  const lines = [
    `${method} ${whole(path)} HTTP/1.1`,
    ...headers.map(([name, value]) => `${name}: ${whole(value)}`),
    'connection: close',
    ...(body === undefined ? [] : [`content-length: ${payload.length}`])
  ]
  return Buffer.concat([Buffer.from(`${lines.map((line) => line.replace(/[\r\n]/g, ' ')).join('\r\n')}\r\n\r\n`), payload])
}

/** Sends it, and waits for what comes until the connection is closed; raw bytes and event streams until it is quiet. */
export function send(port: number, sent: Sent): Promise<Received> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    const socket = connect({ port, host: '127.0.0.1' })
    let quiet: NodeJS.Timeout | undefined
    const finish = (hangs: boolean) => {
      clearTimeout(quiet)
      clearTimeout(patience)
      socket.destroy()
      const text = Buffer.concat(chunks).toString('latin1')
      const statuses = [...text.matchAll(STATUS_LINE)].map(([, status]) => Number(status)).filter((status) => status !== 100)
      resolve({ statuses, text, hangs })
    }
    const patience = setTimeout(finish, PATIENCE_MS, true)
    // Half closed, so that what is not yet whole can be told from what takes time.
    const onceQuiet = (act: () => void) => {
      clearTimeout(quiet)
      quiet = setTimeout(act, QUIET_MS)
    }
    socket.on('error', () => {})
    socket.on('close', () => finish(false))
    socket.on('data', (chunk) => {
      chunks.push(chunk)
      if (chunks.some((each) => each.includes('text/event-stream'))) onceQuiet(() => finish(false))
      else if ('raw' in sent) onceQuiet(() => socket.end())
    })
    socket.write(bytesOf(sent), () => {
      if ('raw' in sent) onceQuiet(() => socket.end())
      else if (sent.hangsUp) setTimeout(() => socket.destroy(), 1)
    })
  })
}
