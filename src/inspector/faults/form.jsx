import { useState } from 'preact/hooks'
import { say } from '../store.js'

const ANSWERS = {
  ...{ 400: '400 Bad Request', 401: '401 Unauthorized', 404: '404 Not Found', 422: '422 No e-mail, no phone' },
  ...{ 429: '429 Too Many Requests', 500: '500 Server Error', 502: '502 Bad Gateway', 503: '503 Unavailable', 504: '504 Gateway Timeout' },
  ...{ other: 'Another status, with a body', late: 'As usual, but late' },
  ...{ 'reset-before': 'Cut, nothing stored', 'reset-after': 'Stored, then cut', truncate: 'Half a reply, then cut' }
}
const ORDER = ['429', '400', '401', '404', '422', '500', '502', '503', '504', 'other', 'reset-before', 'reset-after', 'truncate', 'late']
const METHODS = ['', 'POST', 'GET', 'PUT', 'DELETE']

/** A fault of any kind, put together by hand. */
export function FaultForm({ arm }) {
  const [answer, setAnswer] = useState('429')
  const [isAlways, setAlways] = useState(false)
  const submit = (event) => {
    event.preventDefault()
    try {
      void arm(faultOf(event.target.elements))
    } catch (error) {
      say(error.message, true)
    }
  }
  const hasStatus = answer === 'other' || /^\d/.test(answer)
  return (
    <form class="fields two" id="arm" onSubmit={submit}>
      <label>
        Answer
        <select name="answer" value={answer} onChange={({ target }) => setAnswer(target.value)}>
          {ORDER.map((value) => (
            <option key={value} value={value}>
              {ANSWERS[value]}
            </option>
          ))}
        </select>
      </label>
      {answer === 'other' && (
        <label>
          Status <input name="status" type="number" min={200} max={599} defaultValue={503} required />
        </label>
      )}
      <label>
        Times <input name="times" type="number" min={1} defaultValue={1} disabled={isAlways} required />
      </label>
      <label>
        Let pass first <input name="skip" type="number" min={0} max={1_000_000} placeholder="0" />
      </label>
      <label>
        Delay, ms <input name="delay" type="number" min={0} max={600_000} placeholder="0" />
      </label>
      <label class="check">
        <input type="checkbox" name="always" checked={isAlways} onChange={({ target }) => setAlways(target.checked)} /> Until it is disarmed
      </label>
      {hasStatus && (
        <label class="check">
          <input type="checkbox" name="store" /> Store first, then answer so
        </label>
      )}
      {hasStatus && (
        <label class="across">
          Body (JSON or text; empty: the usual one)
          <textarea name="body" rows={2} spellcheck={false} required={answer === 'other'} />
        </label>
      )}
      {hasStatus && (
        <label class="across">
          Headers, each on a line: name: value
          <textarea name="headers" rows={2} spellcheck={false} placeholder="Retry-After: 1" />
        </label>
      )}
      <fieldset class="across">
        <legend>Only for requests with</legend>
        <label>
          Method
          <select name="method">
            {METHODS.map((method) => (
              <option key={method} value={method}>
                {method || 'any'}
              </option>
            ))}
          </select>
        </label>
        <label>
          Path <input name="path" placeholder="any, such as /v1/contacts" autocomplete="off" spellcheck={false} />
        </label>
        <label>
          E-mail <input name="email" placeholder="any" autocomplete="off" spellcheck={false} />
        </label>
        <label>
          More, as JSON <input name="match" placeholder={'{"body":{"tags":["hot"]}}'} autocomplete="off" spellcheck={false} />
        </label>
      </fieldset>
      <p class="buttons across">
        <button type="submit" class="primary">
          Arm
        </button>
      </p>
    </form>
  )
}

function faultOf(elements) {
  const text = (name) => elements[name]?.value.trim() ?? ''
  const answer = text('answer')
  const fault = {}
  if (/^\d/.test(answer)) fault.status = Number(answer)
  else if (answer === 'other') fault.status = Number(text('status'))
  else if (answer !== 'late') fault.connection = answer
  if (text('body') !== '') fault.body = jsonOrText(text('body'))
  if (text('headers') !== '') fault.headers = headersOf(text('headers'))
  if (elements.store?.checked) fault.after = 'store'
  if (Number(text('delay')) > 0) fault.delayMs = Number(text('delay'))
  if (Number(text('skip')) > 0) fault.skip = Number(text('skip'))
  fault.times = elements.always.checked ? 'always' : Number(text('times'))
  const match = matchOf(text)
  return Object.keys(match).length > 0 ? { ...fault, match } : fault
}

function matchOf(text) {
  const more = text('match') === '' ? {} : parsed(text('match'))
  const body = text('email') === '' ? more.body : { ...more.body, email: text('email') }
  return {
    ...more,
    ...(text('method') !== '' && { method: text('method') }),
    ...(text('path') !== '' && { path: text('path') }),
    ...(body !== undefined && { body })
  }
}

function parsed(text) {
  try {
    return JSON.parse(text)
  } catch {
    throw new Error(`"More, as JSON" is no JSON: write it such as {"body":{"tags":["hot"]}}`)
  }
}

function jsonOrText(text) {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function headersOf(lines) {
  const pairs = lines.split('\n').filter((line) => line.trim() !== '')
  return Object.fromEntries(
    pairs.map((line) => {
      const colon = line.indexOf(':')
      if (colon < 1) throw new Error(`"${line}" is no header: write it as name: value`)
      return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()]
    })
  )
}
