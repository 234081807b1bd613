const ROOT = '/_emulator'

/** A control call that could not be done. `code` is the API's own, or `unreachable`. */
export class CallError extends Error {
  constructor(code, message) {
    super(message)
    this.code = code
  }
}

/** The control API. Where it wants a control key it is asked for once, and kept here and nowhere else. */
export class Api {
  #controlKey
  #askForKey
  #asking

  /** @param askForKey shows why one is wanted, and resolves with a key */
  constructor(askForKey) {
    this.#askForKey = askForKey
  }

  /** @param locationId the location that the call concerns; without it all */
  async json(method, path, { body, locationId, signal } = {}) {
    return (await this.open(method, path, { body, locationId, signal })).json()
  }

  /** The response, once its head is there. */
  async open(method, path, { body, locationId, signal } = {}) {
    const sentKey = this.#controlKey
    const headers = {
      ...(sentKey !== undefined && { 'x-control-key': sentKey }),
      ...(locationId && { 'x-location-id': locationId })
    }
    const response = await fetch(ROOT + path, { method, headers, signal, body: body && JSON.stringify(body), cache: 'no-store' }).catch(
      (error) => {
        if (signal?.aborted) throw error
        throw new CallError('unreachable', 'the emulator does not answer')
      }
    )
    if (response.ok) return response
    const { error } = await response.json().catch(() => ({ error: { code: 'unreachable', message: `answered ${response.status}` } }))
    if (error.code !== 'control-key') throw new CallError(error.code, error.message)
    await this.#unlock(sentKey)
    return this.open(method, path, { body, locationId, signal })
  }

  // Calls that are refused together ask once.
  async #unlock(refused) {
    if (this.#controlKey !== refused) return
    this.#asking ??= this.#askForKey(refused !== undefined)
    this.#controlKey = await this.#asking
    this.#asking = undefined
  }
}
