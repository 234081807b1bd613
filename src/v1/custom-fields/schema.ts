import * as Type from '@sinclair/typebox'
import { text } from '../resource/text.js'

const texts = (description: string) => Type.Optional(Type.Array(Type.String(), { description }))

/** The body that makes or changes a custom field; its type is `CreateCustomField`. */
export const CreateCustomFieldSchema = Type.Object(
  {
    name: text('Needed for a new one.'),
    dataType: text('Needed for a new one: one of the types that the reference of the API lists, such as `TEXT`.'),
    placeholder: text(),
    position: Type.Optional(Type.Number()),
    options: texts('The options to choose from; needed for `SINGLE_OPTIONS`, `MULTIPLE_OPTIONS` and `CHECKBOX`.'),
    acceptedFormat: texts('Needed for `FILE_UPLOAD`, such as `.pdf`.'),
    isMultipalFile: Type.Optional(Type.Boolean({ description: 'Spelled as in the reference of the API.' })),
    maxNumberOfFiles: Type.Optional(Type.Number()),
    textBoxListOptions: Type.Optional(
      Type.Array(Type.Object({ label: text(), prefillValue: text() }), { description: 'Needed for `TEXTBOX_LIST`.' })
    )
  },
  { description: 'A custom field as a client sends it. To change one, send what is to change.' }
)
