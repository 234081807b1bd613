import { record } from '../data/record.js'
import { outcomeName } from '../data/row.js'
import { Location, Search } from '../parts/filter.jsx'
import { plural } from '../parts/text.jsx'
import { go } from '../route.js'
import { changed, rows, store } from '../store.js'
import { exportHar, exportJson } from './export.js'
import { has, isOn, METHODS, OUTCOMES, toggled } from './filter.js'

/** The filter, and what can be done with all that is shown. */
export function Bar({ shown, waiting }) {
  const { filter, open } = store.route
  const set = (next) => go({ view: 'requests', open, filter: next }, { replace: true })
  const total = rows.all.length
  const count = isOn(filter) ? `${shown.toLocaleString('en')} of ${plural(total, 'request')}` : plural(total, 'request')
  const gone = rows.dropped > 0 ? ` · ${rows.dropped.toLocaleString('en')} older ones dropped` : ''
  const pause = () => {
    store.isPaused = !store.isPaused
    changed()
  }
  return (
    <search>
      <form class="filter" aria-label="Filter" onSubmit={(event) => event.preventDefault()}>
        <Search hint="who, path, body, reason, id" filter={filter} set={set} />
        <Location filter={filter} set={set} />
        <div class="all-chips">
          <fieldset class="chips" aria-label="Outcome">
            {OUTCOMES.map((outcome) => (
              <Toggle
                key={outcome}
                name={outcomeName(outcome)}
                isOn={has(filter, 'outcome', outcome)}
                outcome={outcome}
                toggle={() => set(toggled(filter, 'outcome', outcome))}
              />
            ))}
          </fieldset>
          <fieldset class="chips" aria-label="Method and marks">
            {METHODS.map((method) => (
              <Toggle
                key={method}
                name={method}
                isOn={has(filter, 'method', method)}
                toggle={() => set(toggled(filter, 'method', method))}
              />
            ))}
            <Toggle name="Fault" isOn={has(filter, 'fault', '1')} toggle={() => set(toggled(filter, 'fault', '1'))} />
            <Toggle name="Warning" isOn={has(filter, 'warning', '1')} toggle={() => set(toggled(filter, 'warning', '1'))} />
            {filter.status && <Toggle name={`Status ${filter.status}`} isOn toggle={() => set({ ...filter, status: undefined })} />}
            {(filter.from || filter.to) && <Toggle name="Time ✕" isOn toggle={() => set({ ...filter, from: undefined, to: undefined })} />}
          </fieldset>
        </div>
        <span class="line-of-actions">
          {isOn(filter) && (
            <button type="button" onClick={() => set({})}>
              Clear
            </button>
          )}
          {!record && (
            <button type="button" aria-pressed={store.isPaused} onClick={pause}>
              {store.isPaused ? `Paused${waiting > 0 ? ` · ${waiting} new` : ''}` : 'Pause'}
            </button>
          )}
          <button type="button" onClick={() => void exportJson(filter)}>
            JSON
          </button>
          <button type="button" onClick={() => void exportHar(filter)}>
            HAR
          </button>
          <span id="count">{count + gone}</span>
        </span>
      </form>
    </search>
  )
}

function Toggle({ name, isOn, toggle, outcome }) {
  return (
    <button type="button" class="chip" data-outcome={outcome} aria-pressed={isOn} onClick={toggle}>
      {name}
    </button>
  )
}
