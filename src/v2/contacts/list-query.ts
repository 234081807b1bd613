import type { ListQuery } from '../../contacts/pages.js'
import type { Refused } from '../../rules/refusals.js'
import { QueryReader } from '../query.js'

const MOST = 100
const USUAL = 20

/** What the query of a list asks for, or why it is refused. */
export function readListQuery(sent: unknown): ListQuery & { refused: Refused | undefined } {
  const query = new QueryReader(sent)
  const limit = query.number('limit', 1, MOST) ?? USUAL
  const [startAfter, startAfterId] = [query.number('startAfter', 0), query.text('startAfterId')]
  const asked = { limit, startAfter, startAfterId, query: query.text('query'), page: 1, order: 'added', direction: 'desc' } as const
  return { ...asked, refused: query.refused }
}
