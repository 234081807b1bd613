import type { FastifyInstance } from 'fastify'
import type { Note } from '../../records/note.js'
import { childRoutes } from '../contacts/child-routes.js'
import { NoteSchema } from './schema.js'

interface SentNote {
  body?: string
  userId?: string
}

/** The notes of a contact. */
export function notes(api: FastifyInstance): void {
  childRoutes<SentNote, Note>(api, {
    plural: 'notes',
    singular: 'note',
    schema: NoteSchema,
    mandatory: ['body'],
    rules: { kept: 'note.kept', mandatory: 'note.mandatory' },
    childrenOf: (location) => location.notes,
    make: ({ body = '', userId }, { chance, clock }) => ({ id: chance.id(), body, userId, added: clock.now() }),
    change: (note, { body = note.body }) => ({ ...note, body }),
    answerOf: ({ id, body, userId, added }) => ({ id, body, createdBy: userId, createdAt: new Date(added).toISOString() })
  })
}
