import { useEffect, useState } from 'preact/hooks'
import { ContactsView } from './contacts/contacts.jsx'
import { record } from './data/record.js'
import { FaultsView } from './faults/faults.jsx'
import { Header } from './header/header.jsx'
import { Help } from './header/help.jsx'
import { Record } from './header/record.jsx'
import { Unlock } from './header/unlock.jsx'
import { MoveView } from './move/move.jsx'
import { RequestsView } from './requests/requests.jsx'
import { go } from './route.js'
import { store, useStore } from './store.js'

const VIEWS = { requests: RequestsView, contacts: ContactsView, faults: FaultsView, move: MoveView }

/** The whole page. */
export function App() {
  const { route, state, said, unseen } = useStore()
  const [isHelp, setHelp] = useState(false)
  useEffect(() => {
    const press = (event) => pressed(event, setHelp)
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
  useEffect(() => {
    document.title = `${unseen > 0 ? `(${unseen}) ` : ''}${record ? 'Record' : 'Inspector'} · go-high-level-emulator`
  }, [unseen])
  const View = VIEWS[route.view]
  return (
    <>
      <Header isLocked={state === 'locked'} help={() => setHelp(true)} />
      {record && <Record />}
      {state === 'locked' ? <Unlock /> : <View />}
      {isHelp && <Help close={() => setHelp(false)} />}
      <p id="said" role="status" class={said?.isError ? 'error' : undefined}>
        {said?.text}
      </p>
    </>
  )
}

const STEPS = { j: 'ArrowDown', k: 'ArrowUp' }

function pressed(event, setHelp) {
  const { key, target } = event
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || document.querySelector('dialog[open]')) return
  const isField = target.closest('input, select, textarea')
  const list = document.getElementById('list')
  if (key === 'Escape') return escaped(target, list)
  if (isField && !(target.id === 'text' && key === 'ArrowDown')) return
  if (key === '?') setHelp(true)
  else if (key === '/') document.getElementById('text')?.focus()
  else if ((key in STEPS || key === 'ArrowDown' || key === 'ArrowUp') && list && (key in STEPS || !target.closest('article'))) {
    if (target !== list) list.focus()
    if (key in STEPS) list.dispatchEvent(new KeyboardEvent('keydown', { key: STEPS[key] }))
  } else return
  event.preventDefault()
}

function escaped(target, list) {
  const { view, open, filter } = store.route
  if (target.id === 'text') {
    if (target.value === '') list?.focus()
  } else if (filter.with !== undefined) go({ view, open, filter: { ...filter, with: undefined } })
  else if (open.length > 0) {
    go({ view, filter })
    list?.focus()
  }
}
