import { byId, h, plural, say } from './dom.js'

/** Asks what to reset, and does it. */
export function offerReset(api, chosen, done) {
  const dialog = byId('reset')
  byId('reset-button').addEventListener('click', () => {
    const locationId = chosen()
    byId('reset-choices').replaceChildren(
      ...(locationId ? [choice(locationId, `Location ${locationId}`, true)] : []),
      choice('', 'Everything, all locations', !locationId)
    )
    dialog.showModal()
    byId('reset-cancel').focus()
  })
  byId('reset-cancel').addEventListener('click', () => dialog.close())
  byId('reset-form').addEventListener('submit', async (event) => {
    event.preventDefault()
    const locationId = dialog.querySelector('input:checked').value
    dialog.close()
    try {
      const { cleared } = await api.json('POST', '/reset', { locationId })
      const { contacts, exchanges, faults } = cleared
      say(`Cleared ${plural(contacts, 'contact')}, ${plural(exchanges, 'exchange')}, ${plural(faults, 'fault')}`)
    } catch (error) {
      say(error.message, true)
    }
    done()
  })
}

function choice(value, label, isChecked) {
  return h('label', {}, h('input', { type: 'radio', name: 'what', value, checked: isChecked }), ` ${label}`)
}
