import { once } from 'node:events'
import http, { type ClientRequest, type IncomingMessage, type ServerResponse } from 'node:http'
import https from 'node:https'
import net from 'node:net'
import { type Duplex, pipeline } from 'node:stream'
import { endToEnd } from './end-to-end.js'
import type { Upstream } from './proxy-settings.js'

/** Where a request goes on, and how. */
export interface Onward {
  /** The URL that it is for. */
  target: URL
  /** The server that is asked; the proxy, where there is one. */
  to: URL
  upstream: Upstream | undefined
  /** How long a connection may take to come about. */
  patienceMs: number
}

/**
 * Passes a request on, and what is answered back.
 * @param url its whole URL as it came, for the path is passed on unchanged
 * @param failed is told why no answer came, unless nobody waits for it any more
 * @throws TypeError where there is in it what no request may have
 */
export function passOn(request: IncomingMessage, answer: ServerResponse, url: string, onward: Onward, failed: (why: string) => void): void {
  const { target, to, upstream } = onward
  const path = upstream ? url : url.replace(/^\w+:\/\/[^/?#]*\/?/, '/')
  const headers = ['Host', target.host, ...endToEnd(request), ...(upstream?.headers ?? [])]
  const outgoing = open(to, { method: request.method as string, path, headers })
  const connected = hurry(outgoing, onward)
  outgoing.on('socket', (socket) => socket.on(to.protocol === 'https:' ? 'secureConnect' : 'connect', connected))
  let why = 'it closed the connection'
  outgoing.on('error', (error) => {
    why = reasonOf(error)
  })
  outgoing.on('response', (response) => {
    answer.writeHead(response.statusCode as number, response.statusMessage, endToEnd(response))
    pipeline(response, answer, () => {})
  })
  outgoing.on('close', () => {
    if (!answer.headersSent && !answer.destroyed) failed(failureAt(onward, why))
  })
  answer.on('close', () => outgoing.destroy())
  request.pipe(outgoing)
}

/**
 * Connects to the target, straight or by a tunnel through a proxy.
 * @param keep is given each socket as it begins
 * @throws Error that says where it failed
 */
export async function connectOnward(onward: Onward, keep: (socket: Duplex) => void): Promise<Duplex> {
  return (onward.upstream ? connectThrough(onward, onward.upstream, keep) : connectStraight(onward, keep)).catch((error) =>
    Promise.reject(new Error(failureAt(onward, reasonOf(error))))
  )
}

async function connectStraight(onward: Onward, keep: (socket: Duplex) => void): Promise<Duplex> {
  const far = net.connect(addressOf(onward.to))
  keep(far)
  const connected = hurry(far, onward)
  await once(far, 'connect')
  connected()
  return far
}

async function connectThrough(onward: Onward, upstream: Upstream, keep: (socket: Duplex) => void): Promise<Duplex> {
  const { host, port } = addressOf(onward.target)
  const path = `${host.includes(':') ? `[${host}]` : host}:${port}`
  const outgoing = open(onward.to, { method: 'CONNECT', path, headers: ['Host', path, ...upstream.headers] })
  outgoing.on('socket', keep).end()
  const connected = hurry(outgoing, onward)
  const [{ statusCode }, far, head] = await once(outgoing, 'connect')
  connected()
  if (statusCode === 200) {
    far.unshift(head)
    return far
  }
  far.destroy()
  throw new Error(`it answers ${statusCode} where a tunnel to ${path} is asked for`)
}

/** Ends what does not come about in time; returns what says that it did. */
function hurry(connecting: ClientRequest | net.Socket, { patienceMs }: Onward): () => void {
  const timer = setTimeout(() => connecting.destroy(new Error(`no connection within ${patienceMs / 1000} s`)), patienceMs)
  const connected = () => clearTimeout(timer)
  connecting.on('close', connected)
  return connected
}

function open(to: URL, request: { method: string; path: string; headers: string[] }): ClientRequest {
  const { request: begin } = to.protocol === 'https:' ? https : http
  return begin({ ...addressOf(to), ...request, agent: false })
}

function addressOf({ protocol, hostname, port }: URL): { host: string; port: number } {
  return { host: hostname.replace(/[[\]]/g, ''), port: Number(port) || (protocol === 'https:' ? 443 : 80) }
}

function failureAt({ to, upstream }: Onward, why: string): string {
  return `${upstream ? `the proxy that the environment names, ${to.host},` : to.host} cannot be used: ${why}`
}

/** What several addresses failed with has a code alone. */
function reasonOf({ message, code }: NodeJS.ErrnoException): string {
  return message || String(code)
}
