import { EmulatorError } from './transport.js'

/**
 * Where an emulator listens, without what follows in its address.
 * @throws EmulatorError `bad-url`
 */
export function originOf(url: string): string {
  const { protocol, origin } = URL.canParse(url) ? new URL(url) : { protocol: '', origin: '' }
  if (protocol === 'http:' || protocol === 'https:') return origin
  throw new EmulatorError('bad-url', `"${url}" is no URL; give one such as http://127.0.0.1:8080, or GHL_EMULATOR_URL inside exec`)
}
