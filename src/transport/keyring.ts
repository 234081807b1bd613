import { EmulatorError } from './transport.js'

/** The accepted keys, as far as a client knows them. */
export interface Keyring {
  /** A key that nobody has used yet, or undefined where every key is named. */
  fresh(): string | undefined
  /** The location that a key opens, or undefined for one that is not accepted. */
  locationOf(apiKey: string): string | undefined
  /** Why a header with such a key is refused. */
  whyRefused(authorization: string): string
  /** Fresh keys begin again, as those of an emulator that was just started. */
  restart(): Promise<void>
}

/** @throws EmulatorError `unknown-key` for a key that is not accepted */
export function locationOf(apiKey: string, keyring: Keyring): string {
  const id = keyring.locationOf(apiKey)
  if (id === undefined) throw new EmulatorError('unknown-key', keyring.whyRefused(`Bearer ${apiKey}`))
  return id
}

/** @throws EmulatorError `key-needed` where every key is named */
export function freshKey(keyring: Keyring): string {
  const key = keyring.fresh()
  if (key !== undefined) return key
  const advice = 'name the key of the location, or start with one that ends in *'
  throw new EmulatorError('key-needed', `there is no fresh key where every key is named; ${advice}`)
}
