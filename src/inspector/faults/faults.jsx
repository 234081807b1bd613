import { useEffect, useState } from 'preact/hooks'
import { record } from '../data/record.js'
import { Location } from '../parts/filter.jsx'
import { go } from '../route.js'
import { api, onEvent, say, store } from '../store.js'
import { remaining, sentence } from './describe.js'
import { FaultForm } from './form.jsx'
import { READY_MADE } from './ready-made.js'

const POLL_MS = 1000

/** What is armed, and what can be. */
export function FaultsView() {
  const { filter } = store.route
  const locationId = filter.location
  const [read, setRead] = useState({})
  const look = () =>
    api.json('GET', '/faults').then(
      ({ faults }) => setRead({ faults }),
      (error) => setRead({ why: error.message })
    )
  // No event tells that a test has armed one.
  useEffect(() => {
    void look()
    if (record) return undefined
    const timer = setInterval(() => !document.hidden && look(), POLL_MS)
    const stop = onEvent(({ event, data }) => (event === 'reset' || data.fault) && look())
    return () => {
      clearInterval(timer)
      stop()
    }
  }, [])
  const act = async (done, method, path, options) => {
    try {
      await api.json(method, path, options)
      say(done)
    } catch (error) {
      say(error.message, true)
    }
    await look()
  }
  const arm = (fault) => act('Armed', 'POST', '/faults', { body: fault, locationId })
  return (
    <main id="main" class="faults">
      <section aria-labelledby="armed-title">
        <h2 id="armed-title">{record ? 'Still armed at the end' : 'Armed now'}</h2>
        <Armed read={read} act={act} locationId={locationId} />
      </section>
      {!record && (
        <section aria-labelledby="arm-title">
          <h2 id="arm-title">Arm a fault</h2>
          <p class="line">
            <span>For</span>{' '}
            <Location filter={filter} set={(next) => go({ view: 'faults', filter: next }, { replace: true })} hasNone={false} />
          </p>
          <h3>Ready-made</h3>
          <p class="ready">
            {Object.entries(READY_MADE).map(([name, fault]) => (
              <button key={name} type="button" title={sentence(fault)} onClick={() => void arm(fault)}>
                {name}
              </button>
            ))}
          </p>
          <h3>Your own</h3>
          <FaultForm arm={arm} />
        </section>
      )}
    </main>
  )
}

function Armed({ read: { faults, why }, act, locationId }) {
  if (why) return <p class="quiet">What is armed is not known: {why}.</p>
  if (faults === undefined) return <p class="quiet">Looking…</p>
  if (faults.length === 0) return <p class="quiet">No fault is armed.</p>
  const isHere = locationId && faults.some((fault) => fault.locationId === locationId)
  return (
    <>
      <ul class="armed" aria-label="Armed faults">
        {faults.map((fault) => (
          <li key={fault.id}>
            <span class="what">
              <b>⚑ {sentence(fault)}</b> <span class="quiet">{remaining(fault)}</span> <code>{fault.locationId ?? 'all locations'}</code>
            </span>
            {!record && (
              <button type="button" aria-label={`Disarm ${fault.id}`} onClick={() => void act('Disarmed', 'DELETE', `/faults/${fault.id}`)}>
                Disarm
              </button>
            )}
          </li>
        ))}
      </ul>
      {!record && (
        <p class="line">
          {isHere && (
            <button type="button" onClick={() => void act('Disarmed', 'DELETE', '/faults', { locationId })}>
              Disarm those of this location
            </button>
          )}
          <button type="button" onClick={() => void act('Disarmed', 'DELETE', '/faults')}>
            Disarm all
          </button>
        </p>
      )}
    </>
  )
}
