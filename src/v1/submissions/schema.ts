import * as Type from '@sinclair/typebox'
import { ISO_TIME } from '../contacts/schema.js'
import { givenSchema } from '../resource/given-schema.js'

const text = (description: string) => Type.Optional(Type.String({ minLength: 1, description }))

/** A form that a test gives. */
export const GivenFormSchema = givenSchema('A form', {})

/** A survey that a test gives. */
export const GivenSurveySchema = givenSchema('A survey', {})

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
  { additionalProperties: false, description: 'What somebody filled in, as the data file has it.' }
)
