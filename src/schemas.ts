import type { TSchema } from '@sinclair/typebox'
import { FaultSchema, PutContactsSchema, SetClockSchema, WaitForContactSchema, WaitForRequestSchema } from './control/schema.js'
import { DataSchema } from './data/schema.js'
import { CreateContactSchema, TagsSchema } from './v1/contacts/schema.js'
import { CreateCustomFieldSchema } from './v1/custom-fields/schema.js'
import { NoteSchema } from './v1/notes/schema.js'
import { TaskSchema } from './v1/tasks/schema.js'

/** What is ever validated. */
export const SCHEMAS: readonly TSchema[] = [
  CreateContactSchema,
  TagsSchema,
  NoteSchema,
  TaskSchema,
  CreateCustomFieldSchema,
  DataSchema,
  PutContactsSchema,
  WaitForRequestSchema,
  WaitForContactSchema,
  FaultSchema,
  SetClockSchema
]
