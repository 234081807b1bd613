import * as Type from '@sinclair/typebox'

const text = Type.Optional(Type.String())
const texts = Type.Optional(Type.Array(Type.String()))

/** The body that makes or changes a custom field; its type is `CreateCustomField`. */
export const CreateCustomFieldSchema = Type.Object({
  name: text,
  dataType: text,
  placeholder: text,
  position: Type.Optional(Type.Number()),
  options: texts,
  acceptedFormat: texts,
  isMultipalFile: Type.Optional(Type.Boolean()),
  maxNumberOfFiles: Type.Optional(Type.Number()),
  textBoxListOptions: Type.Optional(Type.Array(Type.Object({ label: text, prefillValue: text })))
})
