import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import t, { type Test } from 'tap'
import { type EmulatorOptions, startEmulator } from '../../src/index.js'
import { MEASURED } from '../children.js'
import { COMMAND, command } from '../command.js'

/** The command logs, until it has written this. */
async function following(t: Test, args: string[], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, [COMMAND, 'logs', ...args], { env: { ...MEASURED, ...environment } })
  t.teardown(() => child.kill('SIGKILL'))
  const written = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) child[name].on('data', (chunk) => (written[name] += chunk))
  const ended = once(child, 'close')
  const until = async (name: 'stdout' | 'stderr', wanted: RegExp) => {
    while (!wanted.test(written[name])) await once(child[name], 'data')
    return written[name]
  }
  return { child, ended, until }
}

async function started(options: EmulatorOptions = {}) {
  const emulator = await startEmulator(options)
  const send = (body: object, apiKey = 'test-checkout') =>
    fetch(`${emulator.baseUrl}/contacts`, { method: 'POST', headers: { authorization: `Bearer ${apiKey}` }, body: JSON.stringify(body) })
  return { emulator, send }
}

async function answering(t: Test, listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  t.teardown(() => server.close())
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

for (const name of ['SIGINT', 'SIGTERM'] as const) {
  t.test(`logs shows each exchange as the log of the emulator does, and ends with 0 on ${name}`, async (t) => {
    const { emulator, send } = await started()
    t.teardown(() => emulator.close())
    const { child, ended, until } = await following(t, [emulator.url])
    t.match(await until('stderr', /\n/), `go-high-level-emulator: shows what arrives at ${emulator.url}; Ctrl-C ends this\n`)
    await send({ email: 'john@deo.com' })
    await send({})
    t.match(
      await until('stdout', /↳/),
      /^\d\d:\d\d:\d\d\.\d{3} {2}Created {4}200 {2}POST \/go-high-level\/v1\/contacts {2}john@deo.com {2}test-checkout .* ms\n.* Refused {4}422 .*\n {14}↳ neither/
    )
    child.kill(name)
    t.same(await ended, [0, null])
  })
}

t.test('with --since the exchanges after that number come first, and with --api-key those of one location', async (t) => {
  const { emulator, send } = await started()
  t.teardown(() => emulator.close())
  for (const [email, key] of [
    ['a@b.c', 'test-a'],
    ['d@e.f', 'test-d'],
    ['g@h.i', 'test-d']
  ] as const)
    await send({ email }, key)
  const all = await following(t, ['--since', '1', emulator.url])
  const allLines = await all.until('stdout', /g@h\.i/)
  t.notMatch(allLines, 'a@b.c')
  t.match(allLines, 'd@e.f')
  const { port } = new URL(emulator.url)
  const one = await following(t, ['--since', '0', '--api-key', 'test-d', '--host', '0.0.0.0', '--port', port])
  t.notMatch(await one.until('stdout', /g@h\.i/), 'a@b.c')
  for (const { child, ended } of [all, one]) {
    child.kill('SIGTERM')
    t.same(await ended, [0, null])
  }
})

t.test('with --json each exchange is one line of JSON', async (t) => {
  const { emulator, send } = await started()
  t.teardown(() => emulator.close())
  await send({ email: 'john@deo.com' })
  const { child, ended, until } = await following(t, ['--json', '--since', '0'], { GHL_EMULATOR_URL: emulator.url })
  const { position, ...exchange } = JSON.parse(await until('stdout', /\n/))
  t.equal(position, 1)
  t.same([exchange], await emulator.location('test-checkout').requests())
  child.kill('SIGTERM')
  await ended
})

t.test('it needs the control key where the emulator does, and says so', async (t) => {
  const { emulator } = await started({ controlKey: 'canary' })
  t.teardown(() => emulator.close())
  const refused = await command(['logs', emulator.url])
  t.match(refused, { code: 2, stdout: '', stderr: /^go-high-level-emulator: the emulator at http:\S+ refuses this: .*control key/i })
  const { until } = await following(t, ['--control-key', 'canary', emulator.url])
  t.match(await until('stderr', /\n/), 'shows what arrives')
})

t.test('it says when the emulator stops, and ends with 0', async (t) => {
  const { emulator } = await started()
  const { ended, until } = await following(t, [emulator.url])
  await until('stderr', /\n/)
  await emulator.close()
  t.same(await ended, [0, null])
  t.match(await until('stderr', /stopped/), /the emulator at http:\S+ has stopped, or the connection to it broke\n$/)
})

t.test('it ends when nobody reads it any more', async (t) => {
  const { emulator, send } = await started()
  t.teardown(() => emulator.close())
  const { child, ended, until } = await following(t, [emulator.url])
  await until('stderr', /\n/)
  child.stdout.destroy()
  await send({ email: 'a@b.c' })
  t.same(await ended, [0, null])
})

t.test('where no emulator answers it says so in a sentence, and ends with 5', async (t) => {
  const { emulator } = await started()
  await emulator.close()
  const cases: [url: string, sentence: RegExp][] = [
    [emulator.url, /^go-high-level-emulator: no emulator answers at http:\/\/127\.0\.0\.1:\d+: connect ECONNREFUSED \S+\n$/],
    [emulator.url.replace('http:', 'https:'), /: no emulator answers at https:/],
    [await answering(t, (_request, response) => response.end('hello')), /: what answers at \S+ is no emulator: it answers 200 "hello"\n$/],
    [
      await answering(t, (_request, response) => {
        response.setHeader('content-type', 'text/event-stream')
        response.end('event: exchange\ndata: hello\n\n')
      }),
      /: what answers at \S+ is no emulator: it sends "hello"\n$/
    ],
    [
      await answering(t, (_request, response) => {
        response.setHeader('content-type', 'text/event-stream')
        response.end('x'.repeat(33 * 1024 * 1024))
      }),
      /: what answers at \S+ is no emulator: it sends more than an emulator does\n$/
    ]
  ]
  for (const [url, stderr] of cases) t.match(await command(['logs', url]), { code: 5, stdout: '', stderr })
})

t.test('a bad option is refused in a sentence', async (t) => {
  const cases: [args: string[], sentence: string | RegExp][] = [
    [['localhost:8080'], '"localhost:8080" is no URL; give one such as http://127.0.0.1:8080, or GHL_EMULATOR_URL inside exec'],
    [['--since', 'x'], '--since "x": give the number of an exchange, from which on those after it are shown; 0 shows all there are'],
    [['--api-key', 'a', '--api-key', 'b'], '--api-key is given 2 times; logs shows the location of one key, or all'],
    [['http://a', 'http://b'], '"http://b" after logs is not understood; --help shows what is']
  ]
  for (const [args, sentence] of cases)
    t.match(await command(['logs', ...args]), { code: 2, stderr: `go-high-level-emulator: ${sentence}\n` })
})
