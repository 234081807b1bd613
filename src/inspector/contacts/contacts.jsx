import { useEffect, useMemo, useState } from 'preact/hooks'
import { record } from '../data/record.js'
import { dayText } from '../data/row.js'
import { Location, Search } from '../parts/filter.jsx'
import { List } from '../parts/list.jsx'
import { plural } from '../parts/text.jsx'
import { go } from '../route.js'
import { contacts, store } from '../store.js'
import { ContactDetail } from './contact.jsx'
import { Edit } from './edit.jsx'

const HEADER = ['Name', 'E-mail', 'Phone', 'Tags', 'Location', 'Added']
const SORTS = { added: 'Newest first', oldest: 'Oldest first', name: 'By name', email: 'By e-mail' }

/** What each location holds now, and one of it. */
export function ContactsView() {
  useEffect(() => contacts.watch(), [])
  const { open, filter } = store.route
  const [isAdding, setAdding] = useState(false)
  const { all, state } = contacts
  const shown = useMemo(() => arranged(all, filter), [all, JSON.stringify(filter)])
  const [locationId, id] = open
  const openContact = (contact, isMove) => {
    if (isMove && open.length === 0) return undefined
    if (contact.id === id && !isMove) return document.getElementById('detail')?.focus()
    go({ view: 'contacts', open: [contact.locationId, contact.id], filter }, { replace: isMove })
  }
  const set = (next) => go({ view: 'contacts', open, filter: next }, { replace: true })
  return (
    <div class="view">
      <search>
        <form class="filter" aria-label="Filter" onSubmit={(event) => event.preventDefault()}>
          <Search hint="name, e-mail, phone, tag, id" filter={filter} set={set} />
          <Location filter={filter} set={set} hasNone={false} />
          <select aria-label="Order" value={filter.sort ?? 'added'} onChange={({ target }) => set({ ...filter, sort: target.value })}>
            {Object.entries(SORTS).map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
          {!record && (
            <button type="button" onClick={() => setAdding(true)}>
              Add a contact…
            </button>
          )}
          <span id="count">{counted(shown.length, all.length)}</span>
        </form>
      </search>
      <main id="main" class={open.length > 0 ? 'open' : undefined}>
        <List
          items={shown}
          keyOf={keyOf}
          activeKey={id === undefined ? undefined : `${locationId}-${id}`}
          label="Contacts"
          header={HEADER}
          columns="of-contacts"
          row={Row}
          isPinned={false}
          on={{ open: (contact) => openContact(contact, false), move: (contact) => openContact(contact, true) }}
        />
        {shown.length === 0 && <Empty state={state} total={all.length} add={() => setAdding(true)} />}
        {id !== undefined && <ContactDetail key={id} locationId={locationId} id={id} />}
      </main>
      {isAdding && <Edit close={() => setAdding(false)} />}
    </div>
  )
}

const keyOf = ({ locationId, id }) => `${locationId}-${id}`
const counted = (shown, total) =>
  shown === total ? plural(total, 'contact') : `${shown.toLocaleString('en')} of ${plural(total, 'contact')}`

// The list shows the last of them first.
const COMPARE = {
  added: (a, b) => a.dateAdded.localeCompare(b.dateAdded),
  oldest: (a, b) => b.dateAdded.localeCompare(a.dateAdded),
  name: (a, b) => (b.name || '\uffff').localeCompare(a.name || '\uffff'),
  email: (a, b) => (b.email || '\uffff').localeCompare(a.email || '\uffff')
}

function arranged(all, { q = '', location = '', sort = 'added' }) {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean)
  return all
    .filter((contact) => (location === '' || contact.locationId === location) && words.every((word) => contact.haystack.includes(word)))
    .sort(COMPARE[sort] ?? COMPARE.added)
}

function Empty({ state, total, add }) {
  if (state === 'loading' || state === 'idle') return null
  const heading = state !== 'there' ? state : total > 0 ? 'No contact matches the filter' : 'No location holds a contact yet'
  return (
    <section class="empty">
      <h2>{heading}</h2>
      {total === 0 && state === 'there' && !record && (
        <>
          <p>A contact appears here once a request, a test or you put it in.</p>
          <button type="button" onClick={add}>
            Add a contact…
          </button>
        </>
      )}
    </section>
  )
}

function Row({ item: { name, email, phone, tags, locationId, dateAdded } }) {
  const cells = { name: name || '–', email, phone, tags, location: locationId, at: dayText(dateAdded) }
  return Object.entries(cells).map(([kind, text]) => (
    // biome-ignore lint/a11y/useSemanticElements: its row is none of a table
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus
    <span key={kind} class={kind} role="gridcell">
      {text}
    </span>
  ))
}
