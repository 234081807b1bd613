/** The element with an id. */
export const byId = (id) => document.getElementById(id)

/**
 * A new element. Children are elements, or text: whatever a lead holds is shown as text and never read as HTML.
 * @param attributes an `on…` is a listener; null, undefined and false are left out
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value)
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : String(value))
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false && child !== ''))
  return element
}

/** Says in a line at the bottom what was done, or why not. */
export function say(text, isError = false) {
  const line = byId('said')
  line.classList.toggle('error', isError)
  line.textContent = text
  clearTimeout(say.timer)
  say.timer = setTimeout(() => line.replaceChildren(), isError ? 10_000 : 3000)
}

/** A button that copies what `text` gives. */
export function copyButton(label, text) {
  return h('button', { type: 'button', onclick: () => copy(text()) }, label)
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text)
    say('Copied')
  } catch {
    // Over plain HTTP from another machine a page may not write to the clipboard; what is selected may be copied.
    const area = h('textarea', { class: 'offscreen', readonly: true, 'aria-hidden': 'true' })
    area.value = text
    document.body.append(area)
    area.select()
    const copied = document.execCommand('copy')
    area.remove()
    say(copied ? 'Copied' : 'The browser does not let this page copy', !copied)
  }
}

export const plural = (count, one, many = `${one}s`) => `${count.toLocaleString('en')} ${count === 1 ? one : many}`
