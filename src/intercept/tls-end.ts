import type { RequestListener } from 'node:http'
import https from 'node:https'
import type { Certificates } from './certificates.js'

/** Of one host, what its tunnels meet. */
interface Ends {
  /** Takes the requests. */
  listener: RequestListener
  /** Is told the code of the error where a program did not take the certificate. */
  untrusted: (why: string) => void
  /** How long a handshake may take. */
  patienceMs: number
}

/** Where tunnels end that have TLS in them: a server that is given their sockets. It is to be HTTP/1.1, for the emulator has no other. */
export function tlsEnd({ certificate, key }: Certificates, { listener, untrusted, patienceMs }: Ends): https.Server {
  const options = { cert: certificate, key, ALPNProtocols: ['http/1.1'], handshakeTimeout: patienceMs }
  const failed = ({ code = '' }: NodeJS.ErrnoException) => {
    if (/ALERT/.test(code)) untrusted(code)
  }
  const server = https.createServer(options, listener)
  server.on('tlsClientError', failed)
  // By TLS 1.3 a program says so when the handshake is over for this side.
  server.on('secureConnection', (socket) => socket.on('error', failed))
  return server
}
