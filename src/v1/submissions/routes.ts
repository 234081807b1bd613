import type { FastifyInstance } from 'fastify'
import { answer } from '../../pipeline/answer.js'
import { locationOf } from '../../pipeline/request.js'
import type { Submission } from '../../records/submission.js'
import { readSubmissionQuery, submissionsOf } from './list.js'

interface WithQuery {
  Querystring: Record<string, unknown>
}

/** Forms and surveys, and what was filled in. All of it is given by a test: people fill in the vendor's pages. */
export function submissions(api: FastifyInstance): void {
  for (const { path, kind, idName } of [
    { path: 'forms', kind: 'form', idName: 'formId' },
    { path: 'surveys', kind: 'survey', idName: 'surveyId' }
  ] as const) {
    api.get(`/${path}`, (request, reply) => {
      return answer(reply, 'form.list', { [path]: locationOf(request).resources[path].all() })
    })

    api.get<WithQuery>(`/${path}/submissions`, (request, reply) => {
      const { resources, contacts, clock } = locationOf(request)
      const asked = readSubmissionQuery(request.query, idName, clock.iso(clock.now()))
      request.exchange.because(...asked.ignored)
      const found = submissionsOf(resources.submissions.all(), kind, asked, contacts)
      const { limit, page } = asked
      const isLast = found.length <= page * limit
      return answer(reply, 'submission.list', {
        submissions: found.slice((page - 1) * limit, page * limit).map((submission) => answerOf(submission, idName)),
        meta: { total: found.length, currentPage: page, nextPage: isLast ? null : page + 1, prevPage: page > 1 ? page - 1 : null }
      })
    })
  }
}

function answerOf({ id, contactId, fields, createdAt, formId, pageDetails }: Submission, idName: 'formId' | 'surveyId'): object {
  return { id, contactId, ...fields, createdAt, [idName]: formId, pageDetails }
}
