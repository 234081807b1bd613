import { Section, shown } from '../parts/text.jsx'
import { hashOf } from '../route.js'

const OF_SERVER = ['id', 'locationId', 'fingerprint', 'dateAdded', 'type']
const MOST_FIELDS = 300

/** What was sent beside what was stored of it, field by field. */
export function Stored({ exchange }) {
  const { request, stored, changes, contactIds, locationId } = exchange
  if (!stored) {
    if (contactIds.length === 0) return null
    return (
      <Section title="Stored">
        <p>
          For contact <ContactLink id={contactIds[0]} locationId={locationId} />.
        </p>
      </Section>
    )
  }
  const sent = fieldsOf(request.body)
  const kept = fieldsOf(stored)
  const names = [...new Set([...sent.keys(), ...kept.keys()])].filter((name) => isShown(name, sent, kept))
  const was = new Map(changes.map(({ field, before }) => [field, before]))
  return (
    <Section title="Sent and stored">
      <p>
        Contact <ContactLink id={stored.id} locationId={stored.locationId} />
      </p>
      <table class="beside">
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Sent</th>
            <th scope="col">Stored</th>
          </tr>
        </thead>
        <tbody>
          {names.slice(0, MOST_FIELDS).map((name) => (
            <tr key={name} class={kept.has(name) ? undefined : 'ignored'}>
              <th scope="row">{name}</th>
              <td>{sent.has(name) ? text(sent.get(name)) : '–'}</td>
              <td>
                {kept.has(name) ? text(kept.get(name)) : 'not stored'}
                {was.has(name) && <small> was {was.get(name) === null ? 'absent' : text(was.get(name))}</small>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

/** A contact by its id, to look at. */
export function ContactLink({ id, locationId }) {
  return <a href={hashOf({ view: 'contacts', open: [locationId, id] })}>{id}</a>
}

function fieldsOf(body) {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return new Map()
  const { customField, ...fields } = body
  const custom = Array.isArray(customField)
    ? customField.map((each) => [`customField ${each?.id}`, each?.value])
    : Object.entries(customField ?? {}).map(([id, value]) => [`customField ${id}`, value])
  return new Map([...Object.entries(fields), ...custom])
}

// What the server adds to each, and lists that nobody sent and that are empty, say nothing.
function isShown(name, sent, kept) {
  if (sent.has(name)) return true
  return !name.endsWith('LowerCase') && !OF_SERVER.includes(name) && String(kept.get(name)) !== ''
}

const text = (value) => (Array.isArray(value) && value.every((each) => typeof each === 'string') ? value.join(', ') : shown(value))
