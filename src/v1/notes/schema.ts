import * as Type from '@sinclair/typebox'

/** The body that makes or changes a note. */
export const NoteSchema = Type.Object({ body: Type.Optional(Type.String()), userId: Type.Optional(Type.String()) })
