import type { FastifyInstance } from 'fastify'
import { appointments } from './appointments/routes.js'
import { calendars } from './calendars/routes.js'
import { campaigns } from './campaigns/routes.js'
import type { ContactsContext } from './contacts/context.js'
import { customFields } from './custom-fields/routes.js'
import { customValues } from './custom-values/routes.js'
import { enrolments } from './enrolments/routes.js'
import { links } from './links/routes.js'
import { location, type OfAgencies } from './location/routes.js'
import { notes } from './notes/routes.js'
import { opportunities } from './opportunities/routes.js'
import { pipelines } from './pipelines/routes.js'
import { tellIgnoredFields } from './resource/ignored-fields.js'
import { saas } from './saas/routes.js'
import { snapshots } from './snapshots/routes.js'
import { submissions } from './submissions/routes.js'
import { tags } from './tags/routes.js'
import { tasks } from './tasks/routes.js'
import { users } from './users/routes.js'
import { workflows } from './workflows/routes.js'

/** The resources of version 1 beside the contacts, each in a folder of its own. */
export async function resources(api: FastifyInstance, context: ContactsContext & OfAgencies): Promise<void> {
  tellIgnoredFields(api)
  notes(api)
  tasks(api)
  customFields(api)
  customValues(api)
  links(api)
  tags(api)
  campaigns(api)
  workflows(api)
  enrolments(api)
  pipelines(api)
  await opportunities(api, context)
  location(api, context)
  users(api)
  snapshots(api)
  saas(api)
  submissions(api)
  calendars(api)
  await appointments(api, context)
}
