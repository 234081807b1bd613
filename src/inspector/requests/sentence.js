import { outcomeWord } from '../data/row.js'

const DID = { created: 'Created', updated: 'Updated', read: 'Read', deleted: 'Deleted' }
const WHAT_OF = /\/v1\/([^/?]+)(?:\/[^/]+\/([a-z-]+))?/

/** What came of an exchange, in one sentence. */
export function sentenceOf(exchange) {
  const outcome = outcomeWord(exchange)
  const { fault, request, response, reasons, stored } = exchange
  const what = whatOf(request.path, stored)
  if (outcome === 'refused' || outcome === 'failed')
    return [`${outcome === 'refused' ? 'Refused' : 'Failed'} with ${response.status}`, firstOf(reasons)].join('')
  if (outcome === 'cut') return `The caller hung up before it was answered`
  if (outcome === 'faulted') return [wasStored(exchange, what), faultOf(fault)].filter(Boolean).join(' · ')
  return `${DID[outcome]} ${what}`
}

function wasStored({ stored, steps, contactIds }, what) {
  const isNew = steps.some(({ rule }) => rule?.id === 'contact.created')
  if (stored) return `${isNew ? 'Created' : 'Updated'} ${what}`
  return contactIds.length > 0 && `Stored for contact ${contactIds.join(', ')}`
}

function faultOf({ connection, status, after, delayMs }) {
  if (connection === undefined && status === undefined) return `held back for ${delayMs} ms by an armed fault`
  if (connection === 'reset-before') return 'connection cut by an armed fault, nothing stored'
  if (connection === 'reset-after') return 'reply lost by an armed fault'
  if (connection === 'truncate') return 'reply cut off half way by an armed fault'
  if (after === 'store') return `then answered ${status} by an armed fault`
  return `Answered ${status} by an armed fault`
}

function whatOf(path, stored) {
  if (stored) return `contact ${stored.id}`
  const [, kind = path, part] = WHAT_OF.exec(path) ?? []
  return part ? `${part} of ${kind}` : kind
}

function firstOf(reasons) {
  return reasons.length > 0 ? `: ${reasons[0].split('; served ')[0]}` : ''
}
