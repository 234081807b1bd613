import { locationIds } from '../store.js'

/**
 * The words that are searched for.
 * @param hint what they are looked for in
 */
export function Search({ hint, filter, set }) {
  return (
    <input
      id="text"
      type="search"
      placeholder={`Search: ${hint}`}
      aria-label="Text"
      aria-keyshortcuts="/"
      autocomplete="off"
      spellcheck={false}
      value={filter.q ?? ''}
      onInput={({ target }) => set({ ...filter, q: target.value })}
    />
  )
}

/** The choice of a location. */
export function Location({ filter, set, hasNone = true }) {
  const ids = locationIds()
  const { location = '' } = filter
  if (location !== '' && location !== 'none' && !ids.includes(location)) ids.push(location)
  return (
    <select aria-label="Location" value={location} onChange={({ target }) => set({ ...filter, location: target.value })}>
      <option value="">All locations</option>
      {hasNone && <option value="none">No accepted key</option>}
      {ids.map((id) => (
        <option key={id} value={id}>
          {id}
        </option>
      ))}
    </select>
  )
}
