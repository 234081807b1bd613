import type { IncomingMessage } from 'node:http'

// What concerns one connection alone, and the credentials of a proxy, which are nobody's business behind it.
const BETWEEN_TWO = ['connection', 'keep-alive', 'te', 'trailer', 'upgrade']

/** What a proxy passes on of the headers of a message; name, value, name, value. The host of a request is said by its URL. */
export function endToEnd({ rawHeaders, headers, statusCode }: IncomingMessage): string[] {
  const ownFraming = statusCode ? 'transfer-encoding' : 'host'
  const dropped = new Set([...BETWEEN_TWO, ownFraming, ...(headers.connection ?? '').toLowerCase().split(/[\s,]+/)])
  return rawHeaders.filter((_text, index) => {
    const name = (rawHeaders[index - (index % 2)] as string).toLowerCase()
    return !dropped.has(name) && !name.startsWith('proxy-')
  })
}
