import { setImmediate } from 'node:timers/promises'
import t from 'tap'
import { Dropped, type Tallying } from '../../src/journal/dropped.js'
import { Entry } from '../../src/journal/entry.js'

function entry(bytes = 100): Entry {
  return Object.assign(new Entry('POST', '/v1/contacts', [], 0), { bytes })
}

/** One that notes how many it was given at once. */
function noting(): Tallying & { taken: number[] } {
  const taken: number[] = []
  return { taken, take: ({ length }) => void taken.push(length) }
}

/** Waits until all is counted. */
async function counted(gone: Dropped): Promise<void> {
  while (gone.waiting.length > 0) await setImmediate()
}

t.test('few exchanges wait, in the order in which they went, and nothing is loaded for them', async (t) => {
  const gone = new Dropped(() => t.fail('it was loaded') as never)
  const entries = Array.from({ length: 255 }, () => entry())
  for (const each of entries) gone.add(each)
  await setImmediate()
  t.same(gone.waiting, entries)
})

t.test('many are counted, later, and not all at once', async (t) => {
  const noted = noting()
  const gone = new Dropped(async () => noted)
  for (let count = 0; count < 1000; count++) gone.add(entry())
  t.equal(gone.waiting.length, 1000, 'not while they are added')
  await counted(gone)
  t.same(noted.taken, [512, 488])
  t.equal(await gone.tallies, noted)
})

t.test('large ones are counted sooner, and fewer at once', async (t) => {
  const noted = noting()
  const gone = new Dropped(async () => noted)
  for (let count = 0; count < 9; count++) gone.add(entry(512 * 1024))
  await counted(gone)
  t.same(noted.taken, [2, 2, 2, 2, 1])
})

t.test('what comes while many are counted waits until it is many again', async (t) => {
  const taken: number[] = []
  const gone: Dropped = new Dropped(async () => ({
    take: ({ length }) => {
      taken.push(length)
      if (taken.length === 1) gone.add(entry())
      if (taken.length === 2) for (let count = 0; count < 300; count++) gone.add(entry())
    }
  }))
  for (let count = 0; count < 600; count++) gone.add(entry())
  await counted(gone)
  t.same(taken, [512, 88, 301])
  for (let count = 0; count < 255; count++) gone.add(entry())
  await setImmediate()
  t.equal(gone.waiting.length, 255)
})

t.test('it goes on counting after a pause', async (t) => {
  const noted = noting()
  const gone = new Dropped(async () => noted)
  for (const _ of [1, 2]) {
    for (let count = 0; count < 256; count++) gone.add(entry())
    await counted(gone)
    await setImmediate()
  }
  t.same(noted.taken, [256, 256])
})

t.test('where what counts cannot be loaded, they are forgotten, and who asks for it is told', async (t) => {
  const gone = new Dropped(async () => {
    throw new Error('not there')
  })
  for (let count = 0; count < 256; count++) gone.add(entry())
  await counted(gone)
  await t.rejects(gone.tallies, { message: 'not there' })
})
