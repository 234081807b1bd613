import { useEffect, useState } from 'preact/hooks'
import { record } from '../data/record.js'
import { dayText, outcomeLabel, outcomeWord, timeText } from '../data/row.js'
import { Copy } from '../parts/copy.jsx'
import { Dialog } from '../parts/dialog.jsx'
import { Facts, Section, shown } from '../parts/text.jsx'
import { linkTo } from '../requests/detail.jsx'
import { Outcome } from '../requests/requests.jsx'
import { go } from '../route.js'
import { api, contacts, onEvent, say, store } from '../store.js'
import { Edit } from './edit.jsx'

const SOON_MS = 250

function usePage(locationId, id) {
  const [read, setRead] = useState({})
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    const controller = new AbortController()
    const { signal } = controller
    api.json('GET', `/contacts/${encodeURIComponent(id)}`, { locationId, signal }).then(
      (page) => setRead({ page }),
      (error) => signal.aborted || setRead({ why: error.code === 'not-found' || error.code === 'unknown-location' ? GONE : error.message })
    )
    return () => controller.abort()
  }, [locationId, id, turn, store.state === 'live'])
  useEffect(() => {
    let timer
    const stop = onEvent(({ event, data }) => {
      if (event !== 'reset' && data.locationId !== locationId) return
      timer ??= setTimeout(() => {
        timer = undefined
        setTurn((old) => old + 1)
      }, SOON_MS)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [locationId])
  return { ...read, again: () => setTurn((old) => old + 1) }
}

const GONE = record ? 'This record does not hold it.' : 'There is no such contact any more: deleted, or reset.'

/** One contact: what the location holds of it, and what happened to it. */
export function ContactDetail({ locationId, id }) {
  const { page, why, again } = usePage(locationId, id)
  const [asked, setAsked] = useState()
  const { filter } = store.route
  const close = () => {
    go({ view: 'contacts', filter })
    document.getElementById('list')?.focus()
  }
  const remove = async () => {
    setAsked(undefined)
    try {
      await api.json('DELETE', `/contacts/${encodeURIComponent(id)}`, { locationId })
      say('Deleted')
    } catch (error) {
      say(error.message, true)
    }
    void contacts.load()
    again()
  }
  const contact = page?.contact
  const name =
    contact && ([contact.firstName, contact.lastName].filter(Boolean).join(' ') || contact.name || contact.email || contact.phone)
  return (
    <article id="detail" tabIndex={-1} aria-label="Contact">
      <header>
        <h2>{name || `Contact ${id}`}</h2>
        <button type="button" aria-label="Close" title="Close (Escape)" onClick={close}>
          ✕
        </button>
      </header>
      {why && <p class="quiet">{why}</p>}
      {page && !contact && <p class="hint">It was deleted. What happened to it is below.</p>}
      {contact && (
        <p class="tools">
          {!record && (
            <>
              <button type="button" onClick={() => setAsked('edit')}>
                Edit…
              </button>
              <button type="button" onClick={() => setAsked('delete')}>
                Delete…
              </button>
            </>
          )}
          <Copy label="Copy JSON" text={() => JSON.stringify(contact, null, 2)} />
          <Copy label="Copy link" text={() => window.location.href} />
        </p>
      )}
      {page && <Parts page={page} />}
      {asked === 'edit' && <Edit contact={contact} close={() => setAsked(undefined)} />}
      {asked === 'delete' && (
        <Dialog title="Delete this contact?" close={() => setAsked(undefined)}>
          <p>Its notes, tasks, opportunities and appointments go with it. No request tells of it.</p>
          <p class="buttons">
            <button type="button" autofocus onClick={() => setAsked(undefined)}>
              Cancel
            </button>
            <button type="button" class="danger" onClick={() => void remove()}>
              Delete
            </button>
          </p>
        </Dialog>
      )}
    </article>
  )
}

function Parts({ page }) {
  const { contact, customFields, notes, tasks, opportunities, appointments, enrolments, history } = page
  return (
    <>
      {contact && <Fields contact={contact} customFields={customFields} />}
      <Items title="Notes" items={notes} of={({ body, createdAt }) => [body, dayText(createdAt)]} />
      <Items
        title="Tasks"
        items={tasks}
        of={({ title, dueDate, isCompleted }) => [`${isCompleted ? '☑' : '☐'} ${title}`, `due ${dueDate}`]}
      />
      <Items
        title="Opportunities"
        items={opportunities}
        of={({ name, status, pipeline, pipelineId, stage, stageId, monetaryValue }) => [
          name,
          [status, pipeline ?? pipelineId, stage ?? stageId, monetaryValue].filter((each) => each !== null && each !== '').join(' · ')
        ]}
      />
      <Items
        title="Appointments"
        items={appointments}
        of={({ title, status, startTime, timezone }) => [title || 'Appointment', `${status} · ${dayText(startTime)} · ${timezone}`]}
      />
      <Items
        title="Enrolments"
        items={enrolments}
        of={({ kind, name, id, addedAt, removedAt }) => [
          `${kind} ${name ?? id}`,
          `since ${dayText(addedAt)}${removedAt ? `, until ${dayText(removedAt)}` : ''}`
        ]}
      />
      <Section title="History">
        {history.length === 0 && (
          <p class="quiet">No request of the journal concerns it: it was put in by a test, the data file or by hand.</p>
        )}
        <ol class="history">
          {history.toReversed().map((item) => (
            <Happened key={item.position} item={item} />
          ))}
        </ol>
      </Section>
    </>
  )
}

function Fields({ contact, customFields }) {
  const { customField, tags, ...rest } = contact
  const fields = Object.entries(rest).filter(([name]) => !name.endsWith('LowerCase'))
  return (
    <>
      <Section title="Fields">
        <Facts pairs={fields.map(([name, value]) => [name, shown(value)])} />
      </Section>
      <Section title="Tags">
        {tags.length === 0 ? (
          <p class="quiet">None.</p>
        ) : (
          <ul class="tag-list">
            {tags.map((tag) => (
              <li key={tag}>{tag}</li>
            ))}
          </ul>
        )}
      </Section>
      {customFields.length > 0 && (
        <Section title="Custom fields">
          <Facts pairs={customFields.map(({ id, name, value }) => [name ?? id, shown(value)])} />
        </Section>
      )}
    </>
  )
}

function Items({ title, items, of }) {
  if (items.length === 0) return null
  return (
    <Section title={title}>
      <ul class="items">
        {items.map((item) => {
          const [what, more] = of(item)
          return (
            <li key={item.id}>
              {what} <small>{more}</small>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

function Happened({ item }) {
  const { position, receivedAt, method, path, status, outcome, fault, changes } = item
  return (
    <li>
      <a href={linkTo(position)}>#{position}</a>
      <Outcome outcome={outcomeWord({ outcome })} label={outcomeLabel({ outcome, fault, response: { status } })} />
      <small>{timeText(Date.parse(receivedAt))}</small>
      <p>
        <code>
          {method} {path}
        </code>
      </p>
      {changes.map(({ field, before, after }) => (
        <p key={field} class="change">
          {field}: <del>{before === null ? 'absent' : shown(before)}</del> → <ins>{after === null ? 'absent' : shown(after)}</ins>
        </p>
      ))}
    </li>
  )
}
