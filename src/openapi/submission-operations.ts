import * as Type from '@sinclair/typebox'
import { Form, PageNumbers } from './answers.js'
import type { Operation } from './operation.js'
import { NEEDS_KEY } from './shared.js'

const text = Type.String()

/** Forms and surveys: their routes differ by a word. */
function operationsOf(plural: 'forms' | 'surveys', singular: 'form' | 'survey'): Record<string, Operation> {
  const idName = `${singular}Id`
  return {
    [`GET /v1/${plural}`]: {
      tag: 'forms',
      summary: `List ${plural}`,
      description: `Answers the ${plural} that a test has given to the location. Without any it has one.`,
      answer: Type.Object({ [plural]: Type.Array(Form) }),
      refusals: NEEDS_KEY
    },
    [`GET /v1/${plural}/submissions`]: {
      tag: 'forms',
      summary: `List what was filled in: ${plural}`,
      description: 'Answers one page of what a test has given, the newest first. A parameter that cannot be read counts as not sent.',
      answer: Type.Object({
        submissions: Type.Array(
          Type.Object(
            { id: text, contactId: text, createdAt: text, [idName]: text, pageDetails: Type.Record(text, text) },
            { description: 'What somebody filled in; each field has its own key.' }
          )
        ),
        meta: PageNumbers
      }),
      refusals: NEEDS_KEY,
      query: {
        page: Type.Integer({ minimum: 1, default: 1, description: 'Which page.' }),
        limit: Type.Integer({ minimum: 1, maximum: 100, default: 20, description: 'How many.' }),
        [idName]: Type.String({ description: `Only those of this ${singular}.` }),
        q: Type.String({ description: 'Searched for in the id, name, e-mail and phone of the contact.' }),
        startAt: Type.String({ description: 'From this date on, such as `2020-11-14`; a month ago when not sent.' }),
        endAt: Type.String({ description: 'Up to this date; today when not sent.' })
      }
    }
  }
}

/** The routes of forms and surveys. */
export const SUBMISSION_OPERATIONS: Record<string, Operation> = { ...operationsOf('forms', 'form'), ...operationsOf('surveys', 'survey') }
