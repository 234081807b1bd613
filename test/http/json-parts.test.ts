import { text } from 'node:stream/consumers'
import t from 'tap'
import { jsonInBatches, jsonInParts } from '../../src/http/json-parts.js'

t.test('a list in batches is the JSON of the whole, however many items it has', async (t) => {
  for (const count of [0, 1, 1000, 1001, 2500]) {
    const items = Array.from({ length: count }, (_, number) => number)
    const viewOf = (number: number) => ({ name: `"${number}"` })
    t.equal(jsonInBatches('tags', items, viewOf), JSON.stringify({ tags: items.map(viewOf) }), String(count))
  }
})

t.test('a list in parts is the JSON of the whole, whatever comes after it', async (t) => {
  for (const [count, rest] of [
    [0, {}],
    [3, { next: 3 }],
    [20_000, {}],
    [20_000, { next: 1 }]
  ] as const) {
    const items = Array.from({ length: count }, (_, number) => ({ number }))
    t.equal(await text(jsonInParts('exchanges', items, rest)), JSON.stringify({ exchanges: items, ...rest }), String(count))
  }
})
