import { queryOf } from '../data/row.js'
import { Dialog } from '../parts/dialog.jsx'
import { say, store } from '../store.js'

// What a browser sends by itself, or may not send.
const NOT_SENT =
  /^(authorization|host|connection|content-length|transfer-encoding|accept.*|user-agent|origin|referer|sec-.*|cookie|te|upgrade|expect|keep-alive|trailer)$/

/** Sends a request once more, as it was or changed. It goes with the key of this page: that of another is not known. */
export function Send({ request, close }) {
  const submit = async (event) => {
    event.preventDefault()
    const { method, path, body, key } = event.target.elements
    const kept = Object.entries(request.headers).filter(([name, value]) => !NOT_SENT.test(name) && value !== '[redacted]')
    const hasBody = method.value !== 'GET' && method.value !== 'HEAD' && body.value !== ''
    store.key = key.value
    close()
    try {
      const response = await fetch(path.value, {
        method: method.value,
        headers: { ...Object.fromEntries(kept), authorization: `Bearer ${key.value}` },
        ...(hasBody && { body: body.value })
      })
      await response.text()
      say(`Sent: answered ${response.status}`, !response.ok)
    } catch {
      say('Sent: the connection was cut before the whole answer came', true)
    }
  }
  return (
    <Dialog title="Send again" close={close} wide>
      <form class="fields" onSubmit={submit}>
        <label>
          Method <input name="method" defaultValue={request.method} required />
        </label>
        <label>
          Path <input name="path" defaultValue={request.path + queryOf(request)} pattern="/(?!_emulator).*" required />
        </label>
        <label>
          Key <input name="key" defaultValue={store.key} autocomplete="off" required />
        </label>
        <label>
          Body <textarea name="body" rows={12} spellcheck={false} defaultValue={request.rawBody ?? ''} />
        </label>
        <p>It goes to the location of this key, not to that of the key it first came with.</p>
        <p class="buttons">
          <button type="button" onClick={close}>
            Cancel
          </button>
          <button type="submit" class="primary">
            Send
          </button>
        </p>
      </form>
    </Dialog>
  )
}
