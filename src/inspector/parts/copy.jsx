import { say } from '../store.js'

/** A button that copies what `text` gives. */
export function Copy({ text, label = 'Copy', title }) {
  return (
    <button type="button" title={title} aria-label={title} onClick={() => void copy(text())}>
      {label}
    </button>
  )
}

/** Puts a text where it can be pasted from, and says so. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text)
    say('Copied')
  } catch {
    // Over plain HTTP from another machine a page may not write to the clipboard; what is selected may be copied.
    const area = document.createElement('textarea')
    area.className = 'offscreen'
    area.value = text
    document.body.append(area)
    area.select()
    const copied = document.execCommand('copy')
    area.remove()
    say(copied ? 'Copied' : 'The browser does not let this page copy', !copied)
  }
}
