import * as Type from '@sinclair/typebox'
import { ISO_TIME } from '../contacts/schema.js'

const strict = { additionalProperties: false }
const text = (description: string) => Type.Optional(Type.String({ minLength: 1, description }))

/** A form that a test gives. */
export const GivenFormSchema = Type.Object(
  { id: text('Made of the name when not given.'), name: Type.String({ description: 'What people call it.' }) },
  { ...strict, description: 'A form as the data file has it.' }
)
export type GivenForm = Type.Static<typeof GivenFormSchema>

/** A survey that a test gives. */
export const GivenSurveySchema = Type.Object(
  { id: text('Made of the name when not given.'), name: Type.String({ description: 'What people call it.' }) },
  { ...strict, description: 'A survey as the data file has it.' }
)
export type GivenSurvey = Type.Static<typeof GivenSurveySchema>

/** What somebody filled in, as a test gives it. */
export const GivenSubmissionSchema = Type.Object(
  {
    id: text('Made of the others when not given.'),
    formId: text('Of the form; or give `surveyId`.'),
    surveyId: text('Of the survey.'),
    contactId: Type.String({ description: 'Who filled it in.' }),
    fields: Type.Optional(
      Type.Record(Type.String(), Type.Unknown(), {
        description: 'From a field, such as `email`, or the id of a custom field, to what was filled in.'
      })
    ),
    createdAt: Type.Optional(Type.String({ pattern: ISO_TIME, description: 'ISO 8601; the time now when not given.' })),
    pageDetails: Type.Optional(
      Type.Record(Type.String(), Type.String(), { description: 'Of the page where it was filled in, such as `url`.' })
    )
  },
  { ...strict, description: 'What somebody filled in, as the data file has it.' }
)
export type GivenSubmission = Type.Static<typeof GivenSubmissionSchema>
