import type { FastifyInstance } from 'fastify'
import { isPathOfTokens } from '../http/paths.js'
import { tokenOf } from '../locations/access-token.js'
import type { Locations } from '../locations/locations.js'
import type { ApiVersion } from '../pipeline/api-version.js'
import type { InFlight } from '../pipeline/in-flight.js'
import { requireKey } from '../pipeline/key-check.js'
import { appointments } from './appointments/routes.js'
import { bulk } from './bulk/routes.js'
import { businesses } from './businesses/routes.js'
import { childRoutes } from './contacts/child-routes.js'
import { findContacts } from './contacts/find-routes.js'
import { contacts } from './contacts/routes.js'
import { searchContacts } from './contacts/search.js'
import type { V2Context } from './context.js'
import { enrolments } from './enrolments/routes.js'
import { followers } from './followers/routes.js'
import { requireOwnLocation } from './location-id.js'
import { customFields } from './locations/custom-fields.js'
import { customValues } from './locations/custom-values.js'
import { fileUpload } from './locations/file-upload.js'
import { location, searchOfLocations } from './locations/location.js'
import { tags } from './locations/tags.js'
import { taskSearch } from './locations/task-search.js'
import { NOTES } from './notes/note.js'
import { refuseExpired } from './oauth/expiry.js'
import { admitGrant, oauth } from './oauth/routes.js'
import { INVALID_TOKEN } from './refusal.js'
import { completed } from './tasks/completed.js'
import { TASKS } from './tasks/task.js'
import { requireVersion } from './version-header.js'
import { WORDS } from './words.js'

const REFRESH = 'the token is a refresh token; send it to POST /oauth/token, which answers an access token'

/** Version 2 of the API, over the same records. */
export function v2(context: V2Context, locations: Locations, inFlight: InFlight): ApiVersion {
  const whyNotHere = (key: string) => (tokenOf(key)?.kind === 'refresh' ? REFRESH : undefined)
  return {
    path: '',
    words: WORDS,
    takesForm: ({ url }) => isPathOfTokens(url),
    scopes: [
      {
        async admit(api) {
          await requireKey(api, locations, inFlight, { refusal: INVALID_TOKEN, whyNotHere })
          refuseExpired(api)
          requireVersion(api)
        },
        async routes(api) {
          await contacts(api, context)
          findContacts(api)
          searchContacts(api)
          childRoutes(api, NOTES)
          completed(api, childRoutes(api, TASKS))
          appointments(api)
          enrolments(api)
          followers(api, context)
          await bulk(api, context)
          businesses(api)
          searchOfLocations(api)
          api.register(ofLocation, { prefix: '/locations/:locationId' })
        }
      },
      { admit: (api) => admitGrant(api, locations, inFlight), routes: oauth }
    ]
  }
}

/** What has the id of the location in its path. */
async function ofLocation(api: FastifyInstance): Promise<void> {
  api.addHook('preValidation', requireOwnLocation('params'))
  location(api)
  customFields(api)
  fileUpload(api)
  customValues(api)
  tags(api)
  taskSearch(api)
}
