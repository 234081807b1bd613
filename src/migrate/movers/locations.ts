import type { TSchema } from '@sinclair/typebox'
import { isObject } from '../../match/match.js'
import type { RuleId } from '../../rules/rules.js'
import { CreateCustomFieldSchema } from '../../v1/custom-fields/schema.js'
import { CustomValueSchema } from '../../v1/custom-values/schema.js'
import { TagSchema } from '../../v1/tags/schema.js'
import { CreateV2CustomFieldSchema, UpdateV2CustomFieldSchema, V2CustomValueSchema, V2TagSchema } from '../../v2/locations/schema.js'
import { difference } from '../differences.js'
import type { MoveDifference } from '../migration.js'
import { refusalsOfBody, unserved } from '../refusals.js'
import { formIn, unknownIn } from '../usual-differences.js'
import { asRead, type Mover, type Movers, type Place, type V1Request } from '../v1-request.js'

/** What is different between the kinds of things under a location. */
interface Kind {
  /** Of version 1, such as `custom-fields`. */
  old: string
  path: string
  /** Of the body of version 1. */
  schema: TSchema
  schemas: { create: TSchema; update: TSchema }
  rules: { kept: RuleId; unknownInV1: RuleId }
  /** The body for version 2. */
  moved(read: Record<string, unknown>, request: V1Request, place: Place): object
  /** What of the body is different. */
  differences(read: Record<string, unknown>, isNew: boolean): MoveDifference[]
}

const asItIs = { moved: (read: object) => read, differences: () => [] }

const CUSTOM_FIELDS: Kind = {
  old: 'custom-fields',
  path: 'customFields',
  schema: CreateCustomFieldSchema,
  schemas: { create: CreateV2CustomFieldSchema, update: UpdateV2CustomFieldSchema },
  rules: { kept: 'v2.custom-field-kept', unknownInV1: 'custom-field.invalid-id' },
  moved({ options, isMultipalFile, dataType, ...same }, { entry, ids }, { customFields }) {
    const isNew = entry.method === 'POST'
    const name = isNew ? undefined : customFields.get(String(ids[0]))?.name
    return {
      ...(name !== undefined && { name }),
      ...same,
      ...(isNew && dataType !== undefined && { dataType }),
      ...(isMultipalFile !== undefined && { isMultipleFile: isMultipalFile }),
      ...(Array.isArray(options) && { textBoxListOptions: options.map((label) => ({ label })) })
    }
  },
  differences(read, isNew) {
    const old = ['options', 'isMultipalFile', ...(isNew ? [] : ['dataType'])].filter((name) => name in read)
    return [
      ...(old.length > 0 ? [difference('custom-field-names', old)] : []),
      ...(isNew || 'name' in read ? [] : [difference('custom-field-name')])
    ]
  }
}

const CUSTOM_VALUES: Kind = {
  ...{ old: 'custom-values', path: 'customValues', schema: CustomValueSchema, ...asItIs },
  schemas: { create: V2CustomValueSchema, update: V2CustomValueSchema },
  rules: { kept: 'v2.custom-value-kept', unknownInV1: 'custom-value.invalid-id' }
}

const TAGS: Kind = {
  ...{ old: 'tags', path: 'tags', schema: TagSchema, ...asItIs },
  schemas: { create: V2TagSchema, update: V2TagSchema },
  rules: { kept: 'v2.tag-kept', unknownInV1: 'tag.invalid-id' }
}

/** How the operations of version 1 on what is under a location are made at version 2. */
export const LOCATIONS: Movers = {
  ...movers(CUSTOM_FIELDS),
  ...movers(CUSTOM_VALUES),
  ...movers(TAGS),
  'GET /v1/locations/:id': ({ ids }) => ({
    ...{ method: 'GET', path: `/locations/${ids[0]}`, refusals: [], differences: [difference('location-answer')] }
  })
}

function movers(kind: Kind): Movers {
  const all = `/v1/${kind.old}`
  const one = `${all}/:id`
  return {
    [`GET ${all}`]: without(kind, 'GET'),
    [`POST ${all}`]: withBody(kind, 'POST'),
    [`GET ${one}`]: without(kind, 'GET', difference('record-answer', [], kind.rules.kept)),
    [`PUT ${one}`]: withBody(kind, 'PUT'),
    [`DELETE ${one}`]: without(kind, 'DELETE', difference('deleted-answer', [], kind.rules.kept))
  }
}

function without(kind: Kind, method: string, ...answer: MoveDifference[]): Mover {
  return (request, place) => ({
    ...placed(kind, method, request, place),
    differences: [difference('location-path'), ...unknown(kind, request), ...answer]
  })
}

function withBody(kind: Kind, method: 'POST' | 'PUT'): Mover {
  const isNew = method === 'POST'
  const schema = isNew ? kind.schemas.create : kind.schemas.update
  const ofV1 = Object.keys(kind.schema.properties)
  return (request, place) => {
    const sent = asRead(request, kind.schema, place)
    const read = Object.fromEntries(Object.entries(isObject(sent) ? sent : {}).filter(([name]) => ofV1.includes(name)))
    const { refusals, ...there } = placed(kind, method, request, place)
    return {
      ...there,
      body: kind.moved(read, request, place),
      schema,
      refusals: [...refusals, ...refusalsOfBody(request, schema)],
      differences: [
        difference('location-path'),
        ...formIn(request),
        ...unknownIn(request.sent, ofV1, Object.keys(schema.properties)),
        ...kind.differences(read, isNew),
        ...unknown(kind, request),
        difference('record-answer', [], kind.rules.kept)
      ]
    }
  }
}

function placed({ old, path }: Kind, method: string, { ids: [id] }: V1Request, place: Place) {
  const end = id === undefined ? '' : `/${id}`
  return { method, path: `/locations/${place.id}/${path}${end}`, refusals: unserved(method, `/${old}${end}`) }
}

function unknown({ rules }: Kind, { entry }: V1Request): MoveDifference[] {
  return entry.rule === rules.unknownInV1 ? [difference('unknown-record')] : []
}
