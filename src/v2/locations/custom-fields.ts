import type { FastifyInstance } from 'fastify'
import { type CustomField, keyOf, modelOf } from '../../records/custom-field.js'
import { heldIn, serve } from './resource.js'
import {
  CreateV2CustomFieldSchema,
  type SentV2CustomField,
  UpdateV2CustomFieldSchema,
  type V2CustomFieldChange,
  type V2ModelQuery,
  V2ModelQuerySchema
} from './schema.js'

/** The custom fields of a location, those of contacts and those of opportunities. */
export function customFields(api: FastifyInstance): void {
  serve<SentV2CustomField, V2CustomFieldChange, CustomField>(api, {
    ...heldIn((location) => location.customFields),
    path: '/customFields',
    names: { list: 'customFields', one: 'customField', inMessages: 'custom field' },
    schemas: { create: CreateV2CustomFieldSchema, change: UpdateV2CustomFieldSchema, query: V2ModelQuerySchema },
    rules: { kept: 'v2.custom-field-kept', listed: 'v2.custom-field-list' },
    statusOfCreate: 201,
    all(location, query) {
      const { model = 'contact' } = query as V2ModelQuery
      return location.customFields.all(model === 'all' ? undefined : model)
    },
    make: ({ dataType, model, ...sent }, { chance }) => changed({ id: chance.id(), dataType, model, placeholder: '', position: 0 }, sent),
    change: changed,
    warn(before, { model: sent }) {
      const model = modelOf(before)
      return (sent ?? model) === model ? [] : [`model was ignored: this custom field is of ${model}, and stays so`]
    },
    answerOf
  })
}

/** A custom field as it was, or as it begins, with what was sent. */
function changed(before: Omit<CustomField, 'name' | 'key'>, sent: V2CustomFieldChange): CustomField {
  return {
    ...before,
    name: sent.name,
    key: keyOf(sent.name, before.model),
    placeholder: sent.placeholder ?? before.placeholder,
    position: sent.position ?? before.position,
    options: sent.textBoxListOptions?.map(({ label = '' }) => label) ?? before.options,
    isMultiFileAllowed: sent.isMultipleFile ?? before.isMultiFileAllowed,
    maxFileLimit: sent.maxNumberOfFiles ?? before.maxFileLimit
  }
}

/** As version 2 answers one, in the order of the contract; what is undefined is left out of the JSON. */
function answerOf(field: CustomField, locationId: string): object {
  const { id, name, key, placeholder, dataType, position, options, isMultiFileAllowed, maxFileLimit } = field
  return {
    ...{ id, name, fieldKey: key, placeholder, dataType, position },
    ...(options && { picklistOptions: options, picklistImageOptions: [], isAllowedCustomOption: false }),
    ...{ isMultiFileAllowed, maxFileLimit, locationId, model: modelOf(field) }
  }
}
