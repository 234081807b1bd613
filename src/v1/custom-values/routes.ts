import type { FastifyInstance } from 'fastify'
import { wordsInKey } from '../../records/custom-field.js'
import type { CustomValue } from '../../records/custom-value.js'
import { invalid } from '../../rules/wording.js'
import { serve } from '../resource/resource.js'
import { CustomValueSchema, type SentCustomValue } from './schema.js'

/** The custom values of a location. */
export function customValues(api: FastifyInstance): void {
  serve<SentCustomValue, CustomValue>(api, {
    path: '/custom-values',
    name: 'custom value',
    operations: ['list', 'create', 'read', 'update', 'delete'],
    schema: CustomValueSchema,
    mandatory: ['name', 'value'],
    // "custom field", as the reference has it.
    invalidId: invalid('customValueId', 'custom field id'),
    rules: { kept: 'custom-value.kept', mandatory: 'custom-value.mandatory', invalidId: 'custom-value.invalid-id' },
    recordsOf: (location) => location.resources.customValues,
    make: ({ name = '', value = '' }, id) => ({ id, name, value }),
    answerOf: ({ id, name, value }) => ({ id, name, fieldKey: `{{ custom_value.${wordsInKey(name)} }}`, value }),
    list: (answers, { fidelity }) => ({ [fidelity.has('custom-value.list-key') ? 'customValues' : 'customFields']: answers })
  })
}
