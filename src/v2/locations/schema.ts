import * as Type from '@sinclair/typebox'
import { MODELS, type Model } from '../../records/custom-field.js'

const NEVER_MORE = { additionalProperties: false }
const text = (description?: string) => Type.Optional(Type.String(description === undefined ? {} : { description }))
const filled = (description: string) => Type.String({ minLength: 1, description })
const texts = (description: string) => Type.Optional(Type.Array(Type.String(), { description }))
const whole = (minimum: number, description: string, more: object = {}) => Type.Optional(Type.Integer({ minimum, description, ...more }))

const model = Type.Optional(
  Type.Unsafe<Model>({ type: 'string', enum: [...MODELS], description: 'What it is of; `contact` when not given.' })
)
const changeable = {
  name: filled('Its key is made of it.'),
  placeholder: text(),
  acceptedFormat: texts('Such as `.pdf`. Not kept.'),
  isMultipleFile: Type.Optional(Type.Boolean({ description: 'Answered as isMultiFileAllowed.' })),
  maxNumberOfFiles: Type.Optional(Type.Number({ description: 'Answered as maxFileLimit.' })),
  textBoxListOptions: Type.Optional(
    Type.Array(Type.Object({ label: text(), prefillValue: text('Not kept.') }, NEVER_MORE), {
      description: 'The options to choose from, or the boxes; their labels are answered as picklistOptions.'
    })
  ),
  position: Type.Optional(Type.Number({ description: '0 when not given.' })),
  model
}

/** The body that makes a custom field. */
export const CreateV2CustomFieldSchema = Type.Object(
  { ...changeable, dataType: filled('Such as `TEXT`.') },
  { ...NEVER_MORE, description: 'A custom field as a client of v2 sends it.' }
)
/** The body that changes one. */
export const UpdateV2CustomFieldSchema = Type.Object(changeable, { ...NEVER_MORE, description: 'What is to change of a custom field.' })
export type SentV2CustomField = Type.Static<typeof CreateV2CustomFieldSchema>
export type V2CustomFieldChange = Type.Static<typeof UpdateV2CustomFieldSchema>

/** The texts of a body that has files. */
export const V2FileUploadSchema = Type.Object(
  {
    id: text('That of a contact, an opportunity or a custom field; it stands in the addresses of the files.'),
    maxFiles: Type.Optional(Type.String({ pattern: '^\\d{1,9}$', description: 'How many files may come.' }))
  },
  { ...NEVER_MORE, description: 'Files for a custom field, as multipart/form-data.' }
)
export type V2FileUpload = Type.Static<typeof V2FileUploadSchema>

/** The query of a list of custom fields. */
export const V2ModelQuerySchema = Type.Object({
  model: Type.Optional(
    Type.Unsafe<Model | 'all'>({ type: 'string', enum: [...MODELS, 'all'], description: 'Which; those of contacts when not given.' })
  )
})
export type V2ModelQuery = Type.Static<typeof V2ModelQuerySchema>

/** The body that makes or changes a custom value. */
export const V2CustomValueSchema = Type.Object(
  { name: filled('Its key is made of it.'), value: Type.String({ description: 'What stands in place of the key.' }) },
  { ...NEVER_MORE, description: 'A custom value as a client of v2 sends it.' }
)
export type SentV2CustomValue = Type.Static<typeof V2CustomValueSchema>

/** The body that makes or changes a tag of the location. */
export const V2TagSchema = Type.Object({ name: filled('What contacts have.') }, { ...NEVER_MORE, description: 'A tag of the location.' })
export type SentV2Tag = Type.Static<typeof V2TagSchema>

/** The body that searches tasks. */
export const V2TaskSearchSchema = Type.Object(
  {
    contactId: texts('The ids of contacts.'),
    completed: Type.Optional(Type.Boolean()),
    assignedTo: texts('The ids of users.'),
    query: text('Searched for in title and body, in any case.'),
    limit: whole(1, 'How many; 25 when not given.', { maximum: 1000 }),
    skip: whole(0, 'How many of the first are left out.'),
    businessId: text('That of the contacts.')
  },
  { ...NEVER_MORE, description: 'Which tasks are looked for: all that is sent must fit.' }
)
export type V2TaskSearch = Type.Static<typeof V2TaskSearchSchema>
