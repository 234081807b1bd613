import type { Note } from '../../records/note.js'
import type { ChildKind } from '../contacts/child-kind.js'
import { CreateV2NoteSchema, type SentV2Note, UpdateV2NoteSchema } from './schema.js'

/** The notes of a contact. */
export const NOTES: ChildKind<SentV2Note, Note> = {
  plural: 'notes',
  singular: 'note',
  schemas: { create: CreateV2NoteSchema, update: UpdateV2NoteSchema },
  rules: { kept: 'v2.note', unknown: 'v2.note-unknown' },
  childrenOf: (location) => location.notes,
  make: (sent, { chance, clock }) => changed({ id: chance.id(), body: sent.body, added: clock.now() }, sent),
  change: changed,
  answerOf: ({ id, body, userId, added, title, color, isPinned = false }, contactId) => ({
    ...{ id, body, userId, dateAdded: new Date(added).toISOString(), contactId, title, color, pinned: isPinned }
  })
}

function changed(note: Note, { pinned: isPinned = note.isPinned, ...sent }: Partial<SentV2Note>): Note {
  return { ...note, ...sent, isPinned }
}
