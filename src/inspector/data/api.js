const ROOT = '/_emulator'

/** A control call that could not be done. `code` is the API's own, or `unreachable`. */
export class CallError extends Error {
  constructor(code, message) {
    super(message)
    this.code = code
  }
}

/** The control API. A control key is kept here and nowhere else. */
export class Api {
  #controlKey
  #unlock
  #whenLocked

  /** @param whenLocked called with whether a key was given, when one is wanted */
  constructor(whenLocked) {
    this.#whenLocked = whenLocked
  }

  /** Resolves when a control key was given. A call that is refused for want of one is never made again by itself. */
  unlocked() {
    return new Promise((resolve) => {
      this.#unlock = resolve
    })
  }

  unlock(controlKey) {
    this.#controlKey = controlKey
    this.#unlock?.()
  }

  /** @param locationId the location that the call concerns, or `apiKey` that of it; without both all */
  async json(method, path, options) {
    return (await this.open(method, path, options)).json()
  }

  /** The response, once its head is there. */
  async open(method, path, { body, locationId, apiKey, signal } = {}) {
    const headers = {
      ...(this.#controlKey !== undefined && { 'x-control-key': this.#controlKey }),
      ...(apiKey && { authorization: `Bearer ${apiKey}` }),
      ...(locationId && { 'x-location-id': locationId })
    }
    const sent = { method, headers, signal, body: body && JSON.stringify(body), cache: 'no-store' }
    const response = await fetch(ROOT + path, sent).catch((error) => {
      if (signal?.aborted) throw error
      throw new CallError('unreachable', 'the emulator does not answer')
    })
    if (response.ok) return response
    const { error } = await response.json().catch(() => ({ error: { code: 'unreachable', message: `answered ${response.status}` } }))
    if (error.code === 'control-key') this.#whenLocked(this.#controlKey !== undefined)
    throw new CallError(error.code, error.message)
  }
}
