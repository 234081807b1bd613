/** The hosts whose requests the emulator takes: version 1 of the API, and the current one. */
export const SERVED: readonly string[] = ['rest.gohighlevel.com', 'services.leadconnectorhq.com']
const VENDOR = ['gohighlevel.com', 'leadconnectorhq.com', 'msgsndr.com']

/** Whether a host is the vendor's: one of its domains, or below one. */
export function isOfVendor(host: unknown): host is string {
  const name = plain(host)
  return VENDOR.some((domain) => name === domain || name.endsWith(`.${domain}`))
}

/** Whether it is one whose requests the emulator takes. */
export function isServed(host: unknown): boolean {
  return servedHost(host) !== undefined
}

/** That one as it is spelled here. */
export function servedHost(host: unknown): string | undefined {
  return SERVED.find((served) => served === plain(host))
}

/**
 * Whether an entry of NO_PROXY may name a host of the vendor. Libraries read them as names, as ends of names, as parts of names
 * and as patterns; what any of them may take for one counts.
 */
export function mayNameVendor(entry: string): boolean {
  const name = plain(entry.replace(/:\d+$/, '')).replace(/^[*.]+/, '')
  return /[^\w.:/[\]-]/.test(name) || [...SERVED, ...VENDOR].some((host) => host.includes(name) || name.includes(host))
}

/** Why a connection to a host of the vendor does not begin. */
export function refusalOf(host: string): string {
  return isServed(host)
    ? `${host} is intercepted, but this connection got around that (tls.connect was kept from before, or another mocking library was undone since), so it is not made; intercept first of all, as exec --intercept does`
    : `${host} is a real service that go-high-level-emulator does not serve (it takes ${SERVED.join(' and ')} alone), so it is not called; stub this call in the test`
}

/** Why the proxy of `--proxy`, which others can reach, passes nothing on. */
export function refusalOfOther(host: string): string {
  return `${host} is not for the proxy of go-high-level-emulator --proxy, which takes ${SERVED.join(' and ')} alone; name it in the NO_PROXY of the program`
}

/** Why a request for a host of the vendor is not handed to a proxy. */
export function refusalOfProxy(host: string): string {
  return `a request for ${host} was to be sent through a proxy, where it would leave this machine with its key, so it is not made; take away the proxy in the program or its environment`
}

/** A name as it is compared. */
export function plain(host: unknown): string {
  return String(host).toLowerCase().replace(/\.$/, '')
}
