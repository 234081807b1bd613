/** Where the control API is served. */
export const CONTROL_PATH = '/_emulator'

/** Where version 1 of the API is served. */
export const V1_PATH = '/v1'

/** Where version 2 of the API is served: at the root, as the vendor does. */
export const V2_PATHS = ['/contacts', '/locations', '/oauth'] as const

/** Whether a path or URL is one of version 2. */
export function isPathOfV2(url: string): boolean {
  const place = withoutOrigin(url)
  return V2_PATHS.some((path) => isUnder(path, place))
}

/** Whether a path or URL is one of the control API. */
export function isPathOfControl(url: string): boolean {
  return isUnder(CONTROL_PATH, withoutOrigin(url))
}

/** Whether a path or URL, without the prefix of the documented curl, is one of version 1. */
export function isPathOfV1(url: string): boolean {
  return isUnder(V1_PATH, withoutOrigin(url))
}

/** Whether a path or URL is one at which tokens are asked for. */
export function isPathOfTokens(url: string): boolean {
  return isUnder('/oauth', withoutOrigin(url))
}

function isUnder(path: string, place: string): boolean {
  return place.startsWith(path) && /^([/?#]|$)/.test(place.slice(path.length))
}

// Through a proxy the whole address comes. Source: RFC 9112, section 3.2.2.
function withoutOrigin(url: string): string {
  return url.startsWith('/') ? url : url.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, '')
}

/** What the base path of the documented curl has in front of the real one. */
export const DOCUMENTED_PREFIX = '/go-high-level'

/** What a client of the API is given as base path. */
export const BASE_PATH = DOCUMENTED_PREFIX + V1_PATH

/** A path or URL without the prefix of the documented curl; that prefix is not taken for control calls. */
export function withoutPrefix(url: string): string {
  const isPrefixed = url.startsWith(`${DOCUMENTED_PREFIX}/`) && !url.startsWith(`${DOCUMENTED_PREFIX}/_`)
  return isPrefixed ? url.slice(DOCUMENTED_PREFIX.length) : url
}

/** The path of a URL, as the router cuts it. */
export function pathOf(url: string): string {
  return url.split(/[?#]/, 1)[0] as string
}

/** A slash at the end of a path makes no difference. */
export function withoutSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path
}

/** Why the router gives up on a path before it looks for it. */
export const UNDECODABLE = 'the path cannot be decoded: a % is not followed by two hexadecimal digits, or what they stand for is no text'
