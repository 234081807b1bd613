import { useEffect, useRef } from 'preact/hooks'

/** What is asked or shown above the page, until it is closed. */
export function Dialog({ title, close, children, wide = false }) {
  const dialog = useRef()
  useEffect(() => dialog.current.showModal(), [])
  return (
    <dialog ref={dialog} class={wide ? 'wide' : undefined} aria-label={title} onClose={close}>
      <h2>{title}</h2>
      {children}
    </dialog>
  )
}

/** The last line of one that is only read. */
export function Closing({ close }) {
  return (
    <p class="buttons">
      <button type="button" onClick={close}>
        Close
      </button>
    </p>
  )
}
