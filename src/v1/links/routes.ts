import type { FastifyInstance } from 'fastify'
import type { Link } from '../../records/link.js'
import { invalid } from '../../rules/wording.js'
import { serve } from '../resource/resource.js'
import { LinkSchema, type SentLink } from './schema.js'

/** The trigger links of a location. */
export function links(api: FastifyInstance): void {
  serve<SentLink, Link>(api, {
    path: '/links',
    name: 'link',
    operations: ['list', 'create', 'update', 'delete'],
    schema: LinkSchema,
    mandatory: ['name', 'redirectTo'],
    invalidId: invalid('linkId', 'link id'),
    rules: { kept: 'link.kept', mandatory: 'link.mandatory', invalidId: 'link.invalid-id' },
    recordsOf: (location) => location.resources.links,
    make: ({ name = '', redirectTo = '' }, id) => ({ id, name, redirectTo }),
    change: ({ id, ...kept }, { name = kept.name, redirectTo = kept.redirectTo }) => ({ id, name, redirectTo }),
    answerOf: ({ id, name, redirectTo }, location) => ({
      id,
      name,
      redirectTo,
      fieldKey: `{{trigger_link.${id}}}`,
      locationId: location.id
    })
  })
}
