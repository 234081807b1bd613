import { Readable } from 'node:stream'

const PART = 64 * 1024
const BATCH = 1000

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

/** `{"name":[…views of items]}` as JSON, for very many small ones: to have all of their views at once takes longer than to write them. */
export function jsonInBatches<Item>(name: string, items: Iterable<Item>, viewOf: (item: Item) => object): string {
  const written: string[] = []
  let batch: object[] = []
  const write = () => {
    if (batch.length > 0) written.push(JSON.stringify(batch).slice(1, -1))
    batch = []
  }
  for (const item of items) if (batch.push(viewOf(item)) === BATCH) write()
  write()
  return `{${JSON.stringify(name)}:[${written.join()}]}`
}
