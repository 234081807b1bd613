import type { ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'

/** Answers a request, or what asked for a tunnel, with a sentence. Some libraries show its reason phrase alone, so that has it too. */
export function refuse(to: ServerResponse | Duplex, status: number, sentence: string): void {
  const text = sentence.replace(/[^\x20-\x7e]/g, '?')
  const headers = [
    ['Content-Type', 'text/plain'],
    ['Content-Length', String(text.length + 1)],
    ['Connection', 'close']
  ]
  if ('writeHead' in to) to.writeHead(status, text, headers.flat()).end(`${text}\n`)
  else to.end(`${[`HTTP/1.1 ${status} ${text}`, ...headers.map((header) => header.join(': '))].join('\r\n')}\r\n\r\n${text}\n`)
}
