import t from 'tap'
import { jsonInBatches } from '../../src/http/json-parts.js'

t.test('a list in batches is the JSON of the whole, however many items it has', async (t) => {
  for (const count of [0, 1, 1000, 1001, 2500]) {
    const items = Array.from({ length: count }, (_, number) => number)
    const viewOf = (number: number) => ({ name: `"${number}"` })
    t.equal(jsonInBatches('tags', items, viewOf), JSON.stringify({ tags: items.map(viewOf) }), String(count))
  }
})
