import type { FastifyInstance } from 'fastify'
import { scopeOf } from '../control/scope-of.js'
import { goneOf, type Secrets, secretsOf } from '../evidence/record.js'
import type { Locations } from '../locations/locations.js'
import type { Migration } from './migration.js'

interface MigrationContext {
  locations: Locations
  settings: Secrets
}

/** The call that tells how the requests of a program move to version 2. */
export function migration(api: FastifyInstance, { locations, settings }: MigrationContext): void {
  api.get('/migration', async (request): Promise<Migration> => {
    const scope = scopeOf(request, locations)
    // Loaded here, for few ask.
    const { migrate } = await import('./migrate.js')
    const { CONTACTS } = await import('./movers/contacts.js')
    const { CHILDREN } = await import('./movers/children.js')
    const { ENROLMENTS } = await import('./movers/enrolments.js')
    const { LOCATIONS } = await import('./movers/locations.js')
    return migrate({
      locationId: scope.location?.id ?? null,
      entries: [...scope.exchanges],
      locationOf: (id) => locations.withId(id),
      keys: secretsOf(settings),
      notes: goneOf(scope),
      movers: { ...CONTACTS, ...CHILDREN, ...ENROLMENTS, ...LOCATIONS }
    })
  })
}
