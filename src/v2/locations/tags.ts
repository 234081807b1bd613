import type { FastifyInstance } from 'fastify'
import { deleteTag, keepTag, tagName, tagsOf, tagWithId, tagWithName } from '../../contacts/location-tags.js'
import type { Tag } from '../../records/tag.js'
import { serve } from './resource.js'
import { type SentV2Tag, V2TagSchema } from './schema.js'

/** The tags of a location, those of its contacts among them. */
export function tags(api: FastifyInstance): void {
  serve<SentV2Tag, SentV2Tag, Tag>(api, {
    path: '/tags',
    names: { list: 'tags', one: 'tag', inMessages: 'tag' },
    schemas: { create: V2TagSchema, change: V2TagSchema },
    rules: { kept: 'v2.tag-kept', listed: 'v2.tag-kept' },
    // As the contract has it, though the others are answered with 201.
    statusOfCreate: 200,
    all: tagsOf,
    find: tagWithId,
    make: ({ name }, location) => tagWithName(name, location),
    change: ({ id }, { name }, location) => ({ id, name: tagName(name, location) }),
    keep: (tag, location, before) => keepTag(tag, location, before?.name),
    remove: deleteTag,
    answerOf: ({ id, name }, locationId) => ({ name, locationId, id })
  })
}
