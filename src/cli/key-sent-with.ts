import type { LocationClient } from '../client.js'
import type { Exchange } from '../journal/exchange.js'
import { namedKeys } from '../locations/key-rule.js'
import { overHttp } from '../transport/over-http.js'
import { EmulatorError, send } from '../transport/transport.js'

const ADVICE = 'have it take its key from GHL_API_KEY'

interface Keys {
  apiKeys: readonly string[]
  controlKey: string | undefined
}

/**
 * The key that a program uses in place of the one it was given; undefined where it sent nothing.
 * @throws EmulatorError where it uses several, or one that is not known
 */
export async function keySentWith(emulator: LocationClient, { apiKeys, controlKey }: Keys): Promise<string | undefined> {
  const call = { method: 'GET', path: '/requests', apiKey: undefined } as const
  const { exchanges } = await send<{ exchanges: Exchange[] }>(overHttp(emulator.url, controlKey), call)
  const refused = exchanges.find(({ locationId }) => locationId === null)
  if (refused) throw new EmulatorError('unknown-key', `undisturbed, a request was refused: ${refused.reasons.join('; ')}`)
  const ids = new Set(exchanges.map(({ locationId }) => locationId))
  if (ids.size > 1) throw new EmulatorError('several-keys', `it sends with ${ids.size} keys, and explore follows one; ${ADVICE}`)
  const [exchange] = exchanges
  if (exchange === undefined) return undefined
  const named = namedKeys(apiKeys)
  const key = exchange.keyName ?? named.find((key) => emulator.location(key).locationId === exchange.locationId)
  if (key === undefined) throw new EmulatorError('unknown-key', `it sends with a key that is not the one it was given; ${ADVICE}`)
  return key
}
