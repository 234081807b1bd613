import { useState } from 'preact/hooks'
import { Dialog } from '../parts/dialog.jsx'
import { go } from '../route.js'
import { api, contacts, locationIds, say, store } from '../store.js'

const FIELDS = {
  ...{ email: 'E-mail', phone: 'Phone', firstName: 'First name', lastName: 'Last name', name: 'Name', companyName: 'Company' },
  ...{ address1: 'Address', city: 'City', state: 'State', country: 'Country', postalCode: 'Postal code', website: 'Website' },
  ...{ timezone: 'Time zone', source: 'Source', dateOfBirth: 'Date of birth' }
}

/** Changes a contact by hand, or adds one. */
export function Edit({ contact, close }) {
  const [why, setWhy] = useState()
  const submit = async (event) => {
    event.preventDefault()
    try {
      const { elements } = event.target
      const body = changed(elements, contact)
      const kept = contact ? await update(contact, body) : await add(elements.where.value, body)
      void contacts.load()
      close()
      say(contact ? 'Saved' : 'Added')
      go({ view: 'contacts', open: [kept.locationId, kept.id], filter: store.route.filter })
    } catch (error) {
      setWhy(error.message)
    }
  }
  return (
    <Dialog title={contact ? 'Edit the contact' : 'Add a contact'} close={close} wide>
      <form class="fields two" onSubmit={submit}>
        {!contact && <Where />}
        {Object.entries(FIELDS).map(([name, label]) => (
          <label key={name}>
            {label} <input name={name} defaultValue={contact?.[name] ?? ''} autocomplete="off" />
          </label>
        ))}
        <label>
          Tags, separated by commas <input name="tags" defaultValue={contact?.tags.join(', ') ?? ''} autocomplete="off" />
        </label>
        <label class="across">
          Custom fields, each on a line: id = value
          <textarea name="customField" rows={3} spellcheck={false} defaultValue={linesOf(contact)} />
        </label>
        <p class="across" role="alert">
          {why}
        </p>
        <p class="buttons across">
          <button type="button" onClick={close}>
            Cancel
          </button>
          <button type="submit" class="primary">
            {contact ? 'Save' : 'Add'}
          </button>
        </p>
      </form>
    </Dialog>
  )
}

function Where() {
  const { key, route } = store
  return (
    <label class="across">
      In
      <select name="where" defaultValue={route.filter.location ?? ''}>
        {key && <option value="">the location of {key}</option>}
        {locationIds().map((id) => (
          <option key={id} value={id}>
            {id}
          </option>
        ))}
      </select>
    </label>
  )
}

const update = ({ id, locationId }, body) => api.json('PUT', `/contacts/${encodeURIComponent(id)}`, { body, locationId })

async function add(locationId, body) {
  const where = locationId === '' ? { apiKey: store.key } : { locationId }
  const { contacts } = await api.json('POST', '/contacts', { body: { contacts: [body] }, ...where })
  return contacts[0]
}

/** What differs from the contact as it was. */
function changed(elements, contact = {}) {
  const body = {}
  for (const name of Object.keys(FIELDS)) if (elements[name].value !== (contact[name] ?? '')) body[name] = elements[name].value
  const tags = elements.tags.value.split(',').map((tag) => tag.trim())
  const given = tags.filter(Boolean)
  if (given.join() !== (contact.tags ?? []).join()) body.tags = given
  if (elements.customField.value !== linesOf(contact)) body.customField = valuesOf(elements.customField.value)
  return body
}

const linesOf = ({ customField = [] } = {}) =>
  customField.map(({ id, value }) => `${id} = ${typeof value === 'string' ? value : JSON.stringify(value)}`).join('\n')

function valuesOf(lines) {
  const pairs = lines.split('\n').filter((line) => line.trim() !== '')
  return Object.fromEntries(
    pairs.map((line) => {
      const [id, ...value] = line.split('=')
      if (value.length === 0) throw new Error(`"${line}" has no "="; write each custom field as id = value`)
      return [id.trim(), value.join('=').trim()]
    })
  )
}
