import { CallError } from './api.js'

const element = document.getElementById('record')

/** What went on until something failed, where this page is a record of it; undefined where it looks at an emulator. */
export const record = element ? JSON.parse(element.textContent) : undefined

/** Answers as the control API does, from a record; nothing is fetched, and nothing can be changed. */
export class RecordApi {
  async json(method, path) {
    const [at, query] = path.split('?')
    const answer = method === 'GET' ? answerOf(at, new URLSearchParams(query)) : undefined
    if (answer === undefined) throw new CallError('not-found', 'it is not in this record')
    return answer
  }
}

function answerOf(at, query) {
  const { exchanges, contacts, faults, dropped } = record
  const [, kind, id] = at.split('/')
  if (kind === 'requests' && id) return exchanges.find(({ position }) => String(position) === id)
  if (kind === 'requests') {
    const after = exchanges.filter(({ position }) => position > Number(query.get('since')))
    const listed = after.slice(0, Number(query.get('limit')))
    return { exchanges: listed, dropped, next: listed.at(-1)?.position }
  }
  if (kind === 'contacts' && id) return contacts.find((page) => page.id === decodeURIComponent(id))
  return { contacts: { contacts: contacts.map(({ contact }) => contact) }, faults: { faults } }[kind]
}
