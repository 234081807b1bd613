import type { TSchema } from '@sinclair/typebox'
import { CreateContactSchema, TagsSchema } from './contacts/schema.js'
import { FaultSchema, PutContactsSchema, SetClockSchema, WaitForContactSchema, WaitForRequestSchema } from './control/schema.js'
import { CreateCustomFieldSchema } from './custom-fields/schema.js'
import { DataSchema } from './data-schema.js'
import { NoteSchema } from './notes/schema.js'
import { TaskSchema } from './tasks/schema.js'

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
