import { once } from 'node:events'
import { connect } from 'node:net'
import fastify from 'fastify'
import t, { type Test } from 'tap'
import { type Emulator, startEmulator } from '../../src/index.js'
import { InFlight } from '../../src/pipeline/in-flight.js'
import { PATH } from '../transports.js'

const EMAILS = ['1@b.c', '2@b.c', '3@b.c']

/** Sends a create for each e-mail at once on one connection; returns what comes back until it ends. */
async function pipelined(t: Test, { url, apiKey }: Emulator): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  socket.on('error', () => {})
  t.teardown(() => socket.destroy())
  const requests = EMAILS.map((email, index) => {
    const connection = index === EMAILS.length - 1 ? 'Connection: close\r\n' : ''
    const body = JSON.stringify({ email })
    return `POST ${PATH} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${apiKey}\r\n${connection}Content-Length: ${body.length}\r\n\r\n${body}`
  })
  socket.write(requests.join(''))
  let came = ''
  socket.on('data', (chunk) => {
    came += chunk
  })
  // A reset is an end, too.
  await new Promise((resolve) => socket.once('close', resolve))
  return came
}

t.test('requests that come at once on one connection are handled one after the other', async (t) => {
  await using emulator = await startEmulator()
  await emulator.fail({ delayMs: 20, match: { body: { email: '1@b.c' } } })
  const came = await pipelined(t, emulator)
  t.equal(came.match(/HTTP\/1\.1 200 OK/g)?.length, 3)
  t.same(
    (await emulator.contacts()).map(({ email }) => email),
    EMAILS
  )
})

for (const fault of [{ connection: 'reset-before' }, { connection: 'reset-before', delayMs: 20 }] as const) {
  t.test(`requests behind one that ${JSON.stringify(fault)} cuts are cut with it: none is stored or answered`, async (t) => {
    await using emulator = await startEmulator()
    await emulator.fail({ ...fault, match: { body: { email: '1@b.c' } } })
    t.equal(await pipelined(t, emulator), '')
    for (const email of EMAILS) t.match(await emulator.waitForRequest({ body: { email } }), { response: null, contactIds: [] })
    t.same(await emulator.contacts(), [])
    await emulator.idle({ quietMs: 1 })
    t.equal((await emulator.requests()).length, 3)
  })
}

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

t.test('one that was cut before its delay begins is not delayed', async (t) => {
  const inFlight = new InFlight()
  const app = fastify()
  t.teardown(() => app.close())
  app.get('/', async (_request, reply) => {
    inFlight.enter(reply)
    inFlight.cut()
    t.equal(await inFlight.pause(reply, 60_000), false)
    return reply.hijack()
  })
  await t.rejects(app.inject('/'))
})

t.test('a request that a reset cuts before its key has opened its location leaves no trace, and is no bug', async (t) => {
  const bugs: string[] = []
  await using emulator = await startEmulator({ logTarget: { write: (line) => bugs.push(line), colour: false } })
  // So that the reset is done as soon as it has arrived.
  await fetch(`${emulator.url}/_emulator/health`)
  const socket = connect(Number(new URL(emulator.url).port), '127.0.0.1')
  socket.on('error', () => {})
  t.teardown(() => socket.destroy())
  socket.write('POST /_emulator/reset HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n')
  await once(socket, 'data')
  // In one part, so that the request has arrived when the reset is done, and the check of its key is not.
  const head = `POST ${PATH} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${emulator.apiKey}\r\nContent-Length: 13\r\n\r\n`
  let came = ''
  socket.on('data', (chunk) => {
    came += chunk
  })
  socket.write(`{}${head}{"phone":"1"}`)
  await new Promise((resolve) => socket.once('close', resolve))
  t.match(came, '{"cleared":{"contacts":0,"exchanges":0,"faults":0}}')
  t.equal(came.match(/HTTP\/1\.1 200 OK/g)?.length, 1, 'the reset alone is answered')
  await emulator.idle({ quietMs: 1 })
  t.same(await emulator.contacts(), [])
  t.same(await emulator.requests(), [])
  t.same(bugs, [])
})
