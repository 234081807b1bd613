import * as Type from '@sinclair/typebox'

/** A field of a body that is a text and may be left out. */
export function text(description?: string) {
  return Type.Optional(Type.String(description === undefined ? {} : { description }))
}
