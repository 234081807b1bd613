import { byId, h, plural, say } from './dom.js'

const POLL_MS = 1000
const SOON_MS = 200

/** The faults that are armed, and the form that arms one. */
export class Faults {
  #api
  #chosen
  #button = byId('faults-button')
  #panel = byId('faults')
  #soon

  /** @param chosen gives the chosen location, or undefined */
  constructor(api, chosen) {
    this.#api = api
    this.#chosen = chosen
    this.#button.addEventListener('click', () => this.toggle())
    byId('arm').addEventListener('submit', (event) => {
      event.preventDefault()
      void this.#arm()
    })
    // No event tells that a test has armed one.
    setInterval(() => !this.#panel.hidden && !document.hidden && this.look(), POLL_MS)
    document.addEventListener('visibilitychange', () => document.hidden || this.look())
  }

  get isOpen() {
    return !this.#panel.hidden
  }

  toggle(isOpen = this.#panel.hidden) {
    this.#panel.hidden = !isOpen
    this.#button.setAttribute('aria-expanded', isOpen)
    if (isOpen) void this.look()
    else this.#button.focus()
  }

  /** Offers the chosen location, and takes it. */
  locationChanged() {
    const locationId = this.#chosen()
    byId('scope').replaceChildren(
      h('option', { value: '' }, 'all locations'),
      ...(locationId ? [h('option', { value: locationId, selected: true }, locationId)] : [])
    )
    void this.look()
  }

  /** Looks in a moment; many calls are one. */
  lookSoon() {
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined
      void this.look()
    }, SOON_MS)
  }

  async look() {
    try {
      this.#show((await this.#api.json('GET', '/faults')).faults)
    } catch {
      // The connection says so already; the next look may do better.
    }
  }

  async #arm() {
    const answer = byId('answer').value
    const delayMs = Number(byId('delay').value)
    const email = byId('only').value
    const fault = {
      ...(/^\d/.test(answer) ? { status: Number(answer) } : answer !== '' && { connection: answer }),
      ...(delayMs > 0 && { delayMs }),
      times: Number(byId('times').value),
      ...(email !== '' && { match: { body: { email } } })
    }
    await this.#do('POST', fault, byId('scope').value, () => 'Armed')
  }

  async #do(method, body, locationId, done) {
    try {
      say(done(await this.#api.json(method, '/faults', { body, locationId })))
    } catch (error) {
      say(error.message, true)
    }
    await this.look()
  }

  #show(faults) {
    const left = faults.reduce((sum, fault) => sum + (fault.left === 'always' ? 1 : fault.left), 0)
    this.#button.replaceChildren('Faults', ...(left > 0 ? [' ', h('b', { class: 'badge' }, left)] : []))
    this.#button.setAttribute('aria-label', left > 0 ? `Faults, ${plural(left, 'answer')} armed` : 'Faults')
    const items = faults.map((fault) =>
      h('li', {}, h('b', {}, `⚑ ${sentence(fault)}`), ` ${remaining(fault)} · ${fault.locationId ?? 'all locations'}`)
    )
    byId('armed').replaceChildren(...(items.length > 0 ? items : [h('li', { class: 'quiet' }, 'No fault is armed.')]))
    const chosen = this.#chosen()
    const disarm = (label, locationId) =>
      h(
        'button',
        { type: 'button', onclick: () => this.#do('DELETE', undefined, locationId, ({ cleared }) => `Disarmed ${cleared}`) },
        label
      )
    const isThere = faults.some(({ locationId }) => locationId === chosen)
    byId('disarm').replaceChildren(
      ...(chosen && isThere ? [disarm('Disarm those of this location', chosen), ' '] : []),
      ...(items.length > 0 ? [disarm('Disarm all')] : [])
    )
  }
}

function remaining({ left, times }) {
  return left === 'always' ? 'until it is disarmed' : `${left} of ${times} left`
}

const CUTS = { 'reset-before': 'cut, nothing stored', 'reset-after': 'stored, then cut', truncate: 'half an answer, then cut' }

function sentence({ status, connection, delayMs, match, body }) {
  const late = delayMs && `${delayMs} ms late`
  const parts = [status, body !== undefined && 'with a body', CUTS[connection], late, match && `if ${conditions(match).join(', ')}`]
  return parts.filter(Boolean).join(' · ')
}

/** A match as short sentences: `body.email is "a@b.c"`. */
function conditions(match, path = '') {
  return Object.entries(match).flatMap(([name, value]) => {
    const isPlain = typeof value !== 'object' || value === null || Array.isArray(value)
    return isPlain ? [`${path}${name} is ${JSON.stringify(value)}`] : conditions(value, `${path}${name}.`)
  })
}
