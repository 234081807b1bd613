import { useState } from 'preact/hooks'

const LONGEST_SHOWN = 100_000

export const plural = (count, one, many = `${one}s`) => `${count.toLocaleString('en')} ${count === 1 ? one : many}`

/** A value as a short text. */
export const shown = (value) => (typeof value === 'string' ? value : JSON.stringify(value))

/** A value as JSON, or a text as it is; of a long one the beginning. */
export function Code({ value }) {
  const [isWhole, setWhole] = useState(false)
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2)
  const isCut = text.length > LONGEST_SHOWN && !isWhole
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <pre tabIndex={0}>{isCut ? text.slice(0, LONGEST_SHOWN) : text}</pre>
      {isCut && (
        <button type="button" onClick={() => setWhole(true)}>
          Show all {plural(text.length, 'character')}
        </button>
      )}
    </>
  )
}

/** Names and values; those without a value are left out. */
export function Facts({ pairs }) {
  return (
    <dl>
      {pairs
        .filter(([, value]) => value !== undefined && value !== null && value !== '' && value !== false)
        .map(([name, value]) => (
          <>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </>
        ))}
    </dl>
  )
}

/** A part with a heading. */
export function Section({ title, children }) {
  return (
    <section>
      <h3>{title}</h3>
      {children}
    </section>
  )
}
