import * as Type from '@sinclair/typebox'
import { FaultSchema } from '../control/schema.js'
import { count, orNull, said, text, texts } from './parts.js'

export const CoveredStatuses = Type.Object(
  {
    met: Type.Array(Type.Object({ status: count, count })),
    never: said('Those that the called operations can answer and did not.', Type.Array(count))
  },
  { description: 'The statuses that came, and those that did not.' }
)

export const SentField = Type.Object({ field: text, count }, { description: 'A field, and how often it was sent.' })

const fields = Type.Array(SentField)

export const Coverage = Type.Object(
  {
    locationId: said('Null for all locations.', orNull),
    exchanges: said('How many requests came, also those that are gone from the journal.', count),
    isComplete: said('False where some of them are not counted, for there were too many locations.', Type.Boolean()),
    summary: said('In a sentence what the program never saw.'),
    operations: said(
      'The operations that were called.',
      Type.Array(
        Type.Object({
          operation: said('Method and path.'),
          ...{ resource: text, calls: count, statuses: CoveredStatuses },
          fields: said(
            'Of its body: sent, never sent, and names that are no fields of it.',
            Type.Object({ sent: fields, never: texts, unknown: fields, moreUnknown: count })
          )
        })
      )
    ),
    resources: said(
      'The resources of which an operation was called, with those that were not.',
      Type.Array(Type.Object({ resource: text, called: count, never: texts }))
    ),
    untouched: said(
      'The resources of which none was called, and how many operations each has.',
      Type.Array(Type.Object({ resource: text, operations: count }))
    ),
    statuses: CoveredStatuses,
    faults: said(
      'By name; of those that never happened also the fault that makes them happen.',
      Type.Object({
        met: Type.Array(Type.Object({ fault: text, count })),
        never: Type.Array(Type.Object({ fault: text, words: text, arm: FaultSchema }))
      })
    ),
    rules: said(
      'By id; never: those of the called operations.',
      Type.Object({
        met: Type.Array(Type.Object({ rule: text, count })),
        never: Type.Array(Type.Object({ rule: text, statement: text }))
      })
    ),
    unserved: said('How many requests came for what no operation serves.', count),
    unmet: said('What was required and not met, and how it can be.', Type.Array(Type.Object({ name: text, sentence: text })))
  },
  { description: 'What a program was shown, and what it was never shown.' }
)
