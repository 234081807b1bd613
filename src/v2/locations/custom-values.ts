import type { FastifyInstance } from 'fastify'
import { wordsInKey } from '../../records/custom-field.js'
import type { CustomValue } from '../../records/custom-value.js'
import { heldIn, serve } from './resource.js'
import { type SentV2CustomValue, V2CustomValueSchema } from './schema.js'

/** The custom values of a location. */
export function customValues(api: FastifyInstance): void {
  serve<SentV2CustomValue, SentV2CustomValue, CustomValue>(api, {
    ...heldIn((location) => location.resources.customValues),
    path: '/customValues',
    names: { list: 'customValues', one: 'customValue', inMessages: 'custom value' },
    schemas: { create: V2CustomValueSchema, change: V2CustomValueSchema },
    rules: { kept: 'v2.custom-value-kept', listed: 'v2.custom-value-kept' },
    statusOfCreate: 201,
    make: (sent, { chance }) => ({ id: chance.id(), ...sent }),
    change: ({ id }, sent) => ({ id, ...sent }),
    answerOf: ({ id, name, value }, locationId) => ({ id, name, fieldKey: `{{ custom_values.${wordsInKey(name)} }}`, value, locationId })
  })
}
