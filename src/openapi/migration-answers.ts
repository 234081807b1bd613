import * as Type from '@sinclair/typebox'
import { count, oneOf, orNull, said, text, texts } from './parts.js'

const VERDICTS = ['same', 'changes', 'refused', 'no-counterpart']

export const MoveDifference = Type.Object(
  {
    kind: said('Such as `custom-fields`.'),
    effect: oneOf(['refused', 'stored', 'sent', 'answered'], 'What it changes.'),
    v1: text,
    v2: text,
    todo: said('What to do in the program.'),
    of: said('The properties or values that it is about, ten at most.', texts),
    rule: said('The rule by which it is known.'),
    provenance: oneOf(['documented', 'observed', 'assumed'], 'How that is known.'),
    source: text
  },
  { description: 'One thing that is different at version 2.' }
)

export const MovedRequest = Type.Object(
  {
    ...{ seq: count, position: Type.Optional(count), locationId: orNull, method: text, path: text },
    who: said('The e-mail, phone or name of the contact that it is about.', orNull),
    status: said('What version 1 answered; null where the connection was cut.', Type.Unsafe({ type: ['integer', 'null'] })),
    verdict: oneOf(VERDICTS, 'What becomes of it at version 2.'),
    summary: said('The verdict in a sentence.'),
    refusals: said(
      'What version 2 answers to it as it was sent, in order, each once what came before is mended.',
      Type.Array(Type.Object({ status: count, body: Type.Unknown(), reasons: texts }))
    ),
    differences: Type.Array(MoveDifference),
    request: Type.Union(
      [
        Type.Object({
          ...{ method: text, url: text },
          headers: said('With `$TOKEN` in place of a token.', Type.Record(Type.String(), Type.String())),
          body: Type.Unknown()
        }),
        Type.Null()
      ],
      { description: 'The request of version 2 that does the same; null where there is none.' }
    ),
    curl: said('That request for a shell; empty where there is none.')
  },
  { description: 'A request of version 1, and how it is made of version 2.' }
)

export const Migration = Type.Object(
  {
    locationId: said('Null for all locations.', orNull),
    summary: said('In a sentence.'),
    counts: said(
      'How many requests of version 1 there are of each verdict.',
      Type.Object(Object.fromEntries(VERDICTS.map((name) => [name, count])))
    ),
    onV2: said('How many requests came for version 2 already.', count),
    isWhole: said('Whether no request would be refused, and no lead would arrive changed.', Type.Boolean()),
    notes: said('What is missing here, in sentences.', texts),
    everywhere: said('What is different for every request.', Type.Array(MoveDifference)),
    requests: Type.Array(MovedRequest)
  },
  { description: 'How the requests of a program move from version 1 to version 2.' }
)
