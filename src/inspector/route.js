/** Where the page is: a view, what is open in it, and its filter. All of it stands in the address. */
export function parseRoute(hash) {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?')
  const [view, ...open] = path.split('/').map(decode)
  return {
    view: ['requests', 'contacts', 'faults', 'move'].includes(view) ? view : 'requests',
    open: open.filter(Boolean),
    filter: Object.fromEntries(new URLSearchParams(query))
  }
}

/** The address of a place, as it stands after the path of the page. */
export function hashOf({ view, open = [], filter = {} }) {
  const pairs = Object.entries(filter).filter(([, value]) => value !== undefined && value !== '' && value !== null)
  const query = pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : ''
  return `#/${[view, ...open].map((part) => encodeURIComponent(part)).join('/')}${query}`
}

/** Goes to a place; `replace` leaves no way back to the one before. */
export function go(place, { replace = false } = {}) {
  const hash = hashOf(place)
  if (hash === window.location.hash) return
  if (!replace) {
    window.location.hash = hash
    return
  }
  window.history.replaceState(null, '', hash)
  window.dispatchEvent(new HashChangeEvent('hashchange'))
}

function decode(part) {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
