import { EmulatorError } from '../transport/transport.js'

const SERVED = 'rest.gohighlevel.com'
const VENDOR = ['gohighlevel.com', 'leadconnectorhq.com', 'msgsndr.com']

/** Whether a host is the vendor's: one of its domains, or below one. */
export function isOfVendor(host: unknown): host is string {
  const name = plain(host)
  return VENDOR.some((domain) => name === domain || name.endsWith(`.${domain}`))
}

/** Whether it is the one host whose requests the emulator takes. */
export function isServed(host: unknown): boolean {
  return plain(host) === SERVED
}

/** Why a connection to a host of the vendor does not begin. */
export function refusalOf(host: string): EmulatorError {
  const message = isServed(host)
    ? `${host} is intercepted, but this connection got around that (tls.connect was kept from before, or another mocking library was undone since), so it is not made; intercept first of all, as exec --intercept does`
    : `${host} is a real service that go-high-level-emulator does not serve (it takes ${SERVED} alone), so it is not called; stub this call in the test`
  return new EmulatorError('refused', message)
}

function plain(host: unknown): string {
  return String(host).toLowerCase().replace(/\.$/, '')
}
