import type { FastifyInstance } from 'fastify'
import { type ContactsContext, contacts } from './contacts/routes.js'
import { customFields } from './custom-fields/routes.js'
import { location } from './location/routes.js'
import { notes } from './notes/routes.js'
import { tasks } from './tasks/routes.js'

/** The resources of version 1 of the API, each in a folder of its own. */
export async function v1(api: FastifyInstance, context: ContactsContext): Promise<void> {
  await contacts(api, context)
  notes(api)
  tasks(api)
  customFields(api)
  location(api)
}
