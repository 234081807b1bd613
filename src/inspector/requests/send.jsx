import { useState } from 'preact/hooks'
import { isPathOfV2 } from '../../http/paths.ts'
import { queryOf } from '../data/row.js'
import { Dialog } from '../parts/dialog.jsx'
import { say, store } from '../store.js'

// What a browser sends by itself, or may not send.
const NOT_SENT =
  /^(authorization|host|connection|content-length|transfer-encoding|accept.*|user-agent|origin|referer|sec-.*|cookie|te|upgrade|expect|keep-alive|trailer)$/

/**
 * Sends a request once more, as it was or changed. It goes with the key of this page; one of version 2, which names its
 * location, with the key that it came with, where that is known.
 */
export function Send({ exchange: { request, keyName }, close }) {
  const [path, setPath] = useState(request.path + queryOf(request))
  const ownKey = isPathOfV2(request.path) ? keyName : undefined
  const isV2 = isPathOfV2(path)
  const isRedacted = (path + request.rawBody).includes('[redacted]')
  const submit = async (event) => {
    event.preventDefault()
    const { method, body, key, version } = event.target.elements
    const kept = Object.entries(request.headers).filter(([name, value]) => !NOT_SENT.test(name) && value !== '[redacted]')
    const hasBody = method.value !== 'GET' && method.value !== 'HEAD' && body.value !== ''
    const headers = { ...Object.fromEntries(kept), authorization: `Bearer ${key.value}`, 'x-emulator-sent-by': 'inspector' }
    if (isV2) delete headers.version
    if (isV2 && version.value !== '') headers.version = version.value
    if (key.value !== ownKey) store.key = key.value
    close()
    try {
      const response = await fetch(path, {
        method: method.value,
        headers,
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
          Path <input name="path" value={path} onInput={({ target }) => setPath(target.value)} pattern="/(?!_emulator).*" required />
        </label>
        {isV2 && (
          <label>
            Version{' '}
            <input name="version" defaultValue={request.headers.version} placeholder="none, such as 2021-07-28" autocomplete="off" />
          </label>
        )}
        <label>
          Key <input name="key" defaultValue={ownKey ?? store.key} autocomplete="off" required />
        </label>
        <label>
          Body <textarea name="body" rows={12} spellcheck={false} defaultValue={request.rawBody ?? ''} />
        </label>
        <p>
          {isV2
            ? 'Where it names a location, the key must open that one: else it is answered 403.'
            : 'It goes to the location of this key, not to that of the key it first came with.'}
        </p>
        {isRedacted && <p>What was secret in it is not known. Put it where [redacted] stands.</p>}
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
