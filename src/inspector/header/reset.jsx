import { useState } from 'preact/hooks'
import { Dialog } from '../parts/dialog.jsx'
import { plural } from '../parts/text.jsx'
import { api, say, store } from '../store.js'

/** Asks what to reset, and does it. */
export function Reset() {
  const [isOpen, setOpen] = useState(false)
  const { location } = store.route.filter
  const locationId = location === 'none' ? undefined : location
  const submit = async (event) => {
    event.preventDefault()
    setOpen(false)
    try {
      const { cleared } = await api.json('POST', '/reset', { locationId: event.target.elements.what.value })
      const { contacts, exchanges, faults } = cleared
      say(`Cleared ${plural(contacts, 'contact')}, ${plural(exchanges, 'exchange')}, ${plural(faults, 'fault')}`)
    } catch (error) {
      say(error.message, true)
    }
  }
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Reset…
      </button>
      {isOpen && (
        <Dialog title="Reset" close={() => setOpen(false)}>
          <form onSubmit={submit}>
            <div role="radiogroup" aria-label="What to reset">
              {locationId && <Choice value={locationId} label={`Location ${locationId}`} isChecked />}
              <Choice value="" label="Everything, all locations" isChecked={!locationId} />
            </div>
            <p>Contacts, journal, faults and time become as they were at the start. Requests in flight are cut.</p>
            <p class="buttons">
              <button type="button" autofocus onClick={() => setOpen(false)}>
                Cancel
              </button>
              <button type="submit" class="danger">
                Reset
              </button>
            </p>
          </form>
        </Dialog>
      )}
    </>
  )
}

function Choice({ value, label, isChecked }) {
  return (
    <label>
      <input type="radio" name="what" value={value} defaultChecked={isChecked} /> {label}
    </label>
  )
}
