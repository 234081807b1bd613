import t from 'tap'
import { Feed, type Happening } from '../../src/locations/feed.js'

const reset = (locationId: string): Happening => ({ kind: 'reset', locationId })

t.test('each who listens is told at once, in order, until the subscription ends', async (t) => {
  const feed = new Feed()
  const told: string[] = []
  const tell = (who: string) => (happening: Happening) => void told.push(`${who} ${happening.locationId}`)
  feed.publish(reset('nobody listens'))
  const end = feed.subscribe(tell('first'))
  feed.subscribe(tell('second'))
  feed.publish(reset('a'))
  t.same(told, ['first a', 'second a'])
  end()
  end()
  feed.publish(reset('b'))
  t.same(told, ['first a', 'second a', 'second b'])
})

t.test('who ends a subscription while being told keeps no other from being told', async (t) => {
  const feed = new Feed()
  const told: string[] = []
  const end = feed.subscribe(() => end())
  feed.subscribe(({ locationId }) => told.push(String(locationId)))
  feed.publish(reset('a'))
  feed.publish(reset('b'))
  t.same(told, ['a', 'b'])
})

t.test('of a listener that throws it tells, and the others still hear', async (t) => {
  const errors: string[] = []
  const feed = new Feed(({ message }) => errors.push(message))
  const told: string[] = []
  for (const locationId of [undefined, 'a']) {
    feed.subscribe(() => {
      throw new Error(`broken for ${locationId}`)
    }, locationId)
    feed.subscribe((happening) => told.push(`${happening.locationId} for ${locationId}`), locationId)
  }
  feed.publish(reset('a'))
  t.same(errors, ['broken for undefined', 'broken for a'])
  t.same(told, ['a for undefined', 'a for a'])
})

t.test('where nobody is told of it, a listener that throws keeps no other from being told', async (t) => {
  const feed = new Feed()
  const told: string[] = []
  feed.subscribe(() => {
    throw new Error('broken')
  })
  feed.subscribe(({ kind }) => told.push(kind))
  feed.publish(reset('a'))
  t.same(told, ['reset'])
})
