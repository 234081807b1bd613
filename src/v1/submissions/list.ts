import type { ContactStore } from '../../records/contact-store.js'
import type { Submission } from '../../records/submission.js'
import { anyText, ListQueryReader, type Paging } from '../resource/list-query.js'

const DATE = /^\d{4}-\d\d-\d\d$/

/** Which submissions are asked for. */
export interface SubmissionQuery extends Paging {
  formId: string | undefined
  /** Searched for in the id, name, e-mail and phone of the contact, and in what was filled in under these names. */
  text: string | undefined
  /** Dates in UTC, both included. */
  startAt: string
  endAt: string
  /** What cannot be read, in sentences. */
  ignored: readonly string[]
}

/** @param now ISO 8601 */
export function readSubmissionQuery(query: Readonly<Record<string, unknown>>, idName: 'formId' | 'surveyId', now: string): SubmissionQuery {
  const reader = new ListQueryReader(query)
  const date = (text: string) => (DATE.test(text) ? text : undefined)
  return {
    ...reader.paging(),
    formId: reader.pick<string | undefined>(idName, anyText, undefined),
    text: reader.pick<string | undefined>('q', anyText, undefined)?.toLowerCase(),
    startAt: reader.pick('startAt', date, monthBefore(now)),
    endAt: reader.pick('endAt', date, now.slice(0, 10)),
    ignored: reader.ignored
  }
}

/** The same date of the month before, or its last one. */
export function monthBefore(iso: string): string {
  const [year = 0, month = 0, day = 0] = iso.slice(0, 10).split('-').map(Number)
  const lastDay = new Date(Date.UTC(year, month - 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 2, Math.min(day, lastDay))).toISOString().slice(0, 10)
}

/** Those that a query asks for, the newest first. */
export function submissionsOf(
  all: readonly Submission[],
  kind: Submission['kind'],
  { formId, text, startAt, endAt }: SubmissionQuery,
  contacts: Pick<ContactStore, 'get'>
): Submission[] {
  const found = all.filter((submission) => {
    const date = new Date(submission.createdAt).toISOString().slice(0, 10)
    if (submission.kind !== kind || date < startAt || date > endAt) return false
    return (formId === undefined || submission.formId === formId) && (text === undefined || isAbout(submission, text, contacts))
  })
  return found.sort((one, other) => Date.parse(other.createdAt) - Date.parse(one.createdAt))
}

function isAbout({ contactId, fields }: Submission, text: string, contacts: Pick<ContactStore, 'get'>): boolean {
  const { name, email, phone } = contacts.get(contactId) ?? {}
  const texts = [contactId, name, email, phone, fields.name, fields.email, fields.phone]
  return texts.some((each) => typeof each === 'string' && each.toLowerCase().includes(text))
}
