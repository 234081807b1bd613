import { Readable } from 'node:stream'

const PART = 64 * 1024

/** `{"name":[…items],…rest}` as JSON, made as quickly as it is read, so that a large answer is never whole in memory. */
export function jsonInParts(name: string, items: Iterable<unknown>, rest: object = {}): Readable {
  return Readable.from(partsOf(name, items, rest), { objectMode: false })
}

function* partsOf(name: string, items: Iterable<unknown>, rest: object): Generator<string> {
  let part = `{${JSON.stringify(name)}:[`
  let separator = ''
  for (const item of items) {
    part += separator + JSON.stringify(item)
    separator = ','
    if (part.length < PART) continue
    yield part
    part = ''
  }
  const end = JSON.stringify(rest).slice(1)
  yield `${part}]${end === '}' ? '' : ','}${end}`
}
