import * as Type from '@sinclair/typebox'
import { FaultSchema } from '../control/schema.js'
import { Contact, Enrolment, Exchange, Rule } from './answers.js'
import { count, id, oneOf, orNull, said, step, text, time } from './parts.js'

// What the control API answers of one exchange and of one contact.

export const Change = Type.Object(
  { field: text, before: Type.Unknown(), after: Type.Unknown() },
  { description: 'What became of one field of a contact; null where it was not there.' }
)

export const Explanation = Type.Intersect(
  [
    Exchange,
    Type.Object({
      steps: Type.Array(
        Type.Object({
          step,
          outcome: oneOf(
            ['passed', 'acted', 'decided', 'not reached'],
            'What came of the request there; `acted`: a fault changed what became of its answer.'
          ),
          happened: said('What happened there in this exchange; null where it was not reached.', orNull),
          rule: said('The rule that decided.', Type.Union([Rule, Type.Null()]))
        })
      ),
      applied: said('The rules that changed what was sent before it was kept.', Type.Array(Rule)),
      stored: said('The contact as this exchange stored it; null where it stored none.', Type.Union([Contact, Type.Null()])),
      changes: said('What it changed of a contact that was there before.', Type.Array(Change))
    })
  ],
  { description: 'An exchange, with each station on its way.' }
)

const HistoryItem = Type.Object({
  ...{ seq: said('Of the exchange, in its location.', count), position: said('Of the exchange, over all locations.', count) },
  ...{ receivedAt: time, method: text, path: text, status: Type.Unsafe<number | null>({ type: ['integer', 'null'] }) },
  outcome: said('What came of it.'),
  rule: said('The id of the rule that decided.', orNull),
  fault: said('The fault that decided the answer.', Type.Union([FaultSchema, Type.Null()])),
  changes: said('What it changed of the contact.', Type.Array(Change))
})

export const ContactPage = Type.Object(
  {
    ...{ id, locationId: text },
    contact: said('Null where it was deleted.', Type.Union([Contact, Type.Null()])),
    customFields: Type.Array(Type.Object({ id: text, name: orNull, value: Type.Unknown() })),
    notes: Type.Array(Type.Object({ id, body: text, createdBy: orNull, createdAt: time })),
    tasks: Type.Array(
      Type.Object({ id, title: text, description: orNull, assignedTo: orNull, dueDate: text, isCompleted: Type.Boolean() })
    ),
    opportunities: Type.Array(
      Type.Object({
        ...{ id, name: text, status: text, pipelineId: text, pipeline: orNull, stageId: text, stage: orNull },
        ...{ monetaryValue: Type.Unsafe<number | null>({ type: ['number', 'null'] }), updatedAt: time }
      })
    ),
    appointments: Type.Array(
      Type.Object({ id, title: text, status: text, calendarId: orNull, startTime: time, endTime: time, timezone: text })
    ),
    enrolments: Type.Array(Enrolment),
    history: said('The exchanges that concern it, oldest first.', Type.Array(HistoryItem))
  },
  { description: 'All that a location holds of one contact, and what happened to it.' }
)
