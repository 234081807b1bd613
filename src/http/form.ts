import { JsonError } from './json.js'
import { MOST_LEVELS } from './limits.js'

/** As many as PHP takes. */
const MOST_PAIRS = 1000
const INDEX = /^\d{1,9}$/

/** Whether a body of this type is a form. */
export function isForm(contentType: string | undefined): boolean {
  return /^\s*application\/x-www-form-urlencoded\s*(;|$)/i.test(contentType ?? '')
}

/**
 * What a form-urlencoded body holds, with the brackets of PHP: `a[b]=1` is an object, `a[]=1` and `a[0]=1` are lists, and so
 * is a name that comes again.
 * @throws JsonError
 */
export function parseForm(text: string): Record<string, unknown> {
  if (text.split('&', MOST_PAIRS + 1).length > MOST_PAIRS) throw new JsonError(`the form has more than ${MOST_PAIRS} fields; send fewer`)
  const root = new Branch()
  for (const [name, value] of new URLSearchParams(text)) {
    const path = pathOf(name)
    // The form itself is a level.
    if (path.length > MOST_LEVELS) throw new JsonError(`the form is nested deeper than ${MOST_LEVELS} levels; send a flatter one`)
    const last = path.pop() as string
    let branch = root
    for (const key of path) branch = branch.branchAt(key)
    branch.put(last, value)
  }
  return root.asObject()
}

// Brackets that are not those of PHP are part of the name.
function pathOf(name: string): string[] {
  const open = name.indexOf('[')
  if (open < 1 || !name.endsWith(']')) return [name]
  return [name.slice(0, open), ...name.slice(open + 1, -1).split('][', MOST_LEVELS)]
}

/** What has parts of its own: an object or, where all its keys are numbers, a list. */
class Branch {
  readonly #parts = new Map<string, string | string[] | Branch>()
  /** The key of a part that has none. */
  #next = 0

  branchAt(key: string): Branch {
    const own = this.#keyOf(key)
    const there = this.#parts.get(own)
    const branch = there instanceof Branch ? there : new Branch()
    this.#parts.set(own, branch)
    return branch
  }

  put(key: string, value: string): void {
    const own = this.#keyOf(key)
    const there = this.#parts.get(own)
    if (Array.isArray(there)) there.push(value)
    else this.#parts.set(own, typeof there === 'string' ? [there, value] : value)
  }

  /** A key such as `__proto__` is one like any other, as it is for JSON. */
  asObject(): Record<string, unknown> {
    return Object.fromEntries([...this.#parts].map(([key, part]) => [key, held(part)]))
  }

  asValue(): unknown {
    const keys = [...this.#parts.keys()]
    return keys.every((key) => INDEX.test(key)) ? Object.values(this.asObject()) : this.asObject()
  }

  #keyOf(key: string): string {
    const own = key === '' ? String(this.#next) : key
    if (INDEX.test(own)) this.#next = Math.max(this.#next, Number(own) + 1)
    return own
  }
}

function held(part: string | string[] | Branch): unknown {
  return part instanceof Branch ? part.asValue() : part
}
