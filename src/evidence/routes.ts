import type { Static } from '@sinclair/typebox'
import type { FastifyInstance } from 'fastify'
import { contactPage } from '../control/contact-page.js'
import { scopeOf } from '../control/scope-of.js'
import type { Location } from '../locations/location.js'
import { folderName } from './folder-name.js'
import { harOf } from './har.js'
import { pageOf } from './page.js'
import { type Recorded, recordOf } from './record.js'
import { EvidenceSchema } from './schema.js'
import { summaryOf } from './summary.js'
import type { EvidenceTexts } from './texts.js'

/** The call that makes the evidence of a failure. */
export function evidence(api: FastifyInstance, recorded: Recorded): void {
  api.post<{ Body: Static<typeof EvidenceSchema> }>(
    '/evidence',
    { schema: { body: EvidenceSchema } },
    async (request): Promise<EvidenceTexts> => {
      const { title, folder, run } = request.body
      const pageOfContact = (id: string, location: Location) => contactPage(id, location) as object
      const record = await recordOf(scopeOf(request, recorded.locations), recorded, { title, run, pageOf: pageOfContact })
      // Without the keys that the title may have.
      const name = record.title === null ? '' : folderName(record.title)
      return {
        name,
        html: pageOf(record),
        json: JSON.stringify(record, null, 2),
        har: JSON.stringify(harOf(record.exchanges, record.version), null, 2),
        summary: summaryOf(record, folder === undefined ? undefined : [folder, name].filter(Boolean).join('/')),
        replay: record.replay
      }
    }
  )
}
