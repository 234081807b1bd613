import { Migration } from './migration-answers.js'
import type { Operation } from './operation.js'

/** The call that tells how requests move to version 2. */
export const MIGRATION_OPERATIONS: Record<string, Operation> = {
  'GET /_emulator/migration': {
    tag: 'control',
    parameters: ['LocationHeader'],
    summary: 'How the requests move from version 1 to version 2 of the API',
    description:
      'Answers for each request of version 1 in the journal, at most the newest 1000, what version 2 would refuse, what it would do otherwise, how each is known, and the request of version 2 that does the same. Of the location of the key, or without a key of all locations. No key is in it.',
    answer: Migration,
    refusals: ['ForeignOrigin', 'NoControl', 'BadCall', 'NotThere']
  }
}
