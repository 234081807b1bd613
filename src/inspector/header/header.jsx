import { useState } from 'preact/hooks'
import { record } from '../data/record.js'
import { Copy } from '../parts/copy.jsx'
import { hashOf } from '../route.js'
import { store } from '../store.js'
import { Clock } from './clock.jsx'
import { Reset } from './reset.jsx'
import { chooseTheme, theme } from './theme.js'

const STATES = { connecting: 'Connecting', live: 'Live', away: 'Reconnecting', locked: 'Locked', record: 'Record' }
// A record has no emulator that could be asked how requests move.
const VIEWS = { requests: 'Requests', contacts: 'Contacts', faults: 'Faults', ...(!record && { move: 'Move to v2' }) }
// Where the documented curl sends to.
const BASE_PATH = '/go-high-level/v1'

/** What stays at the top: where one is, and what this emulator is. While it is locked nothing that it could not do. */
export function Header({ isLocked, help }) {
  return (
    <header class="top">
      <h1>
        Inspector <span>go-high-level-emulator</span>
      </h1>
      {!isLocked && <Views />}
      <p id="state" role="status" data-state={store.state}>
        {STATES[store.state]}
      </p>
      {!isLocked && !record && <About />}
      <div class="actions">
        <Theme />
        {record ? (
          <span class="quiet">
            {record.fidelity} · {record.version}
          </span>
        ) : (
          <a href="/_emulator/docs">Reference</a>
        )}
        <button type="button" onClick={help} title="Which keys do what (?)">
          Keys
        </button>
        {!isLocked && !record && <Reset />}
      </div>
    </header>
  )
}

function Views() {
  return (
    <nav aria-label="Views">
      {Object.entries(VIEWS).map(([view, name]) => (
        <a key={view} href={hashOf({ view })} aria-current={store.route.view === view ? 'page' : undefined}>
          {name}
        </a>
      ))}
    </nav>
  )
}

function About() {
  const { version, fidelity } = store.about
  const base = window.location.origin + BASE_PATH
  return (
    <ul class="about" aria-label="This emulator">
      <li>
        <code title="Base address">{base}</code> <Copy text={() => base} title="Copy the base address" />
      </li>
      {store.key !== undefined && (
        <li key="key">
          <span class="quiet">Key</span> <code>{store.key}</code> <Copy text={() => store.key} title="Copy the key" />
        </li>
      )}
      <li key="clock">
        <Clock />
      </li>
      {version && (
        <li class="quiet">
          {fidelity} · {version}
        </li>
      )}
    </ul>
  )
}

function Theme() {
  const [chosen, setChosen] = useState(theme())
  const choose = ({ target }) => {
    chooseTheme(target.value)
    setChosen(target.value)
  }
  return (
    <select aria-label="Theme" value={chosen} onChange={choose}>
      <option value="system">System</option>
      <option value="light">Light</option>
      <option value="dark">Dark</option>
    </select>
  )
}
