import { V1_PATH } from '../http/paths.js'
import { isOfV2 } from '../locations/access-token.js'
import type { Locations } from '../locations/locations.js'
import type { ApiVersion, Scope } from '../pipeline/api-version.js'
import type { InFlight } from '../pipeline/in-flight.js'
import { requireKey } from '../pipeline/key-check.js'
import { takeObservedShapes } from '../pipeline/observed-shapes.js'
import type { Fidelity } from '../rules/fidelity.js'
import { API_KEY_INVALID, UNAUTHORIZED } from '../rules/refusals.js'
import { wordsOfV1 } from './words.js'

const OF_V2 = 'the token is one of API version 2, whose paths stand at the root, such as /contacts/; send the API key of a location'

/** Version 1 of the API. */
export function v1(locations: Locations, inFlight: InFlight, fidelity: Fidelity): (routes: Scope['routes']) => ApiVersion {
  const words = wordsOfV1(fidelity)
  const refusal = fidelity.has('key.invalid') ? API_KEY_INVALID : UNAUTHORIZED
  const keys = { refusal, whyNotHere: (key: string) => (isOfV2(key) ? OF_V2 : undefined) }
  const takesForms = fidelity.has('body.form')
  return (routes) => ({
    path: V1_PATH,
    words,
    takesForm: () => takesForms,
    scopes: [
      {
        admit: (api) => requireKey(api, locations, inFlight, keys),
        routes: (api) => {
          takeObservedShapes(api, fidelity)
          return routes(api)
        }
      }
    ]
  })
}
