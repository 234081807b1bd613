import fastify from 'fastify'
import t from 'tap'
import { InFlight } from '../../src/pipeline/in-flight.js'

t.test('a request whose delay is over is not cut at the end, but answered', async (t) => {
  const inFlight = new InFlight()
  const app = fastify()
  t.teardown(() => app.close())
  app.get('/', async (_request, reply) => {
    inFlight.enter(reply)
    t.equal(await inFlight.pause(reply, 1), true)
    inFlight.finish()
    t.equal(reply.raw.destroyed, false)
    return 'answered'
  })
  t.match(await app.inject('/'), { statusCode: 200, payload: 'answered', headers: { connection: 'close' } })
})

t.test('one that is still delayed is cut at the end', async (t) => {
  const inFlight = new InFlight()
  const app = fastify()
  t.teardown(() => app.close())
  app.get('/', async (_request, reply) => {
    inFlight.enter(reply)
    const paused = inFlight.pause(reply, 60_000)
    inFlight.finish()
    t.equal(reply.raw.destroyed, true)
    t.equal(await paused, false)
    return reply.hijack()
  })
  await t.rejects(app.inject('/'))
})
