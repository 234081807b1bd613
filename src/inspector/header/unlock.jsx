import { useEffect, useRef } from 'preact/hooks'
import { api, store } from '../store.js'

/** Asks for the control key. Nothing that was asked for while it was missing is done later. */
export function Unlock() {
  const input = useRef()
  useEffect(() => input.current.focus(), [])
  const submit = (event) => {
    event.preventDefault()
    api.unlock(input.current.value)
    input.current.value = ''
  }
  return (
    <main class="locked-page">
      <form class="locked" onSubmit={submit}>
        <h2>This emulator has a control key</h2>
        <p>
          It was started with <code>--control-key</code>. The key stays in the memory of this page.
        </p>
        <p class="line">
          <label for="control-key">Control key</label>
          <input id="control-key" ref={input} type="password" autocomplete="off" required />
          <button type="submit" class="primary">
            Unlock
          </button>
        </p>
        <p id="wrong-key" role="alert">
          {store.wasWrong && 'That is not the key.'}
        </p>
      </form>
    </main>
  )
}
