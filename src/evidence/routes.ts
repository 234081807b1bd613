import type { Static } from '@sinclair/typebox'
import type { FastifyInstance } from 'fastify'
import { scopeOf } from '../control/scope-of.js'
import { folderName } from './folder-name.js'
import { harOf } from './har.js'
import { pageOf } from './page.js'
import { type Recorded, recordOf } from './record.js'
import { EvidenceSchema } from './schema.js'
import { summaryOf } from './summary.js'

/** The evidence of a failure, as texts: who asked for it writes the files. */
export interface EvidenceTexts {
  /** The name of a folder for it; empty without a title. */
  name: string
  html: string
  json: string
  har: string
  /** Markdown. */
  summary: string
  /** The line that runs the same again. */
  replay: string
}

/** The call that makes the evidence of a failure. */
export function evidence(api: FastifyInstance, recorded: Recorded): void {
  api.post<{ Body: Static<typeof EvidenceSchema> }>('/evidence', { schema: { body: EvidenceSchema } }, (request): EvidenceTexts => {
    const { title, folder, run } = request.body
    const record = recordOf(scopeOf(request, recorded.locations), recorded, title, run)
    const name = title === undefined ? '' : folderName(title)
    return {
      name,
      html: pageOf(record),
      json: JSON.stringify(record, null, 2),
      har: JSON.stringify(harOf(record.exchanges, record.version), null, 2),
      summary: summaryOf(record, folder === undefined ? undefined : [folder, name].filter(Boolean).join('/')),
      replay: record.replay
    }
  })
}
