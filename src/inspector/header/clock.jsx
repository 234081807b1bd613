import { useEffect, useState } from 'preact/hooks'
import { Closing, Dialog } from '../parts/dialog.jsx'
import { api, say, store } from '../store.js'

const LOOK_MS = 5000
const SOON_MS = 1000
const ADVANCES = { '1 minute': 60_000, '1 hour': 3_600_000, '1 day': 86_400_000, '30 days': 2_592_000_000 }

/** The time of the chosen location, or of all; it can be set and advanced. */
export function Clock() {
  const { location } = store.route.filter
  const [now, setNow] = useState()
  const [isOpen, setOpen] = useState(false)
  const isChosen = location !== undefined && location !== 'none'
  const locationId = isChosen ? location : undefined
  useEffect(() => {
    const look = () =>
      api.json('GET', '/clock', { locationId }).then(
        (answer) => setNow(answer.now),
        () => setNow(undefined)
      )
    void look()
    const timer = setInterval(() => !document.hidden && look(), isOpen ? SOON_MS : LOOK_MS)
    return () => clearInterval(timer)
  }, [locationId, isOpen])
  const put = async (body) => {
    try {
      const answer = await api.json('PUT', '/clock', { body, locationId })
      setNow(answer.now)
      say(`It is ${answer.now}`)
    } catch (error) {
      say(error.message, true)
    }
  }
  return (
    <>
      <button type="button" onClick={() => setOpen(true)} title="Set or advance the clock">
        Clock{now && ` ${now.slice(0, 10)} ${now.slice(11, 16)} UTC`}
      </button>
      {isOpen && <SetClock now={now} where={locationId ?? 'all locations'} put={put} close={() => setOpen(false)} />}
    </>
  )
}

function SetClock({ now, where, put, close }) {
  const submit = (event) => {
    event.preventDefault()
    void put({ now: event.target.elements.time.value })
  }
  return (
    <Dialog title="Clock" close={close}>
      <p>
        The time of {where} is <b>{now}</b>.
      </p>
      <form class="line" onSubmit={submit}>
        <input name="time" aria-label="Set to" defaultValue={now} required />
        <button type="submit" class="primary">
          Set
        </button>
      </form>
      <p>Once it is set, it stands still until it is set or advanced again. A reset undoes that.</p>
      <p class="line">
        {Object.entries(ADVANCES).map(([name, advanceMs]) => (
          <button key={name} type="button" onClick={() => void put({ advanceMs })}>
            + {name}
          </button>
        ))}
      </p>
      <Closing close={close} />
    </Dialog>
  )
}
