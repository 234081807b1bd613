import { once } from 'node:events'
import { readdirSync, readFileSync, watch } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import t from 'tap'
import { runChild } from '../../src/cli/child.js'
import { BARE } from '../children.js'

const node = (script: string, signal = new AbortController().signal) =>
  runChild({ command: process.execPath, args: ['-e', script], env: BARE, signal })

// Where nobody takes note of its end, a process that was ended is still listed, as a zombie.
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')
  } catch {
    return false
  }
}

t.test('it tells how a command ended, and what it wrote last', async (t) => {
  t.match(await node(`console.log('a'.repeat(20_000)); console.error('b'); process.exitCode = 3`), {
    ...{ code: 3, signal: null, error: undefined },
    output: /^a{10000,16382}(\nb)?\na*$|^a{10000,16384}\nb\n$|b\na+\n$/
  })
  t.match(await node('process.kill(process.pid, "SIGTERM"); setInterval(() => {}, 1000)'), { code: null, signal: 'SIGTERM' })
})

t.test('it tells that there is no such command', async (t) => {
  const { error } = await runChild({ command: '/no/such', args: [], env: BARE, signal: new AbortController().signal })
  t.match(error, { code: 'ENOENT' })
})

/** Waits for the end of a process that was killed: what it held open may be closed sooner. */
async function isEnded(pid: number): Promise<boolean> {
  for (const until = Date.now() + 10_000; isRunning(pid) && Date.now() < until; ) await setImmediate()
  return !isRunning(pid)
}

t.test('a command that is stopped is ended with all that it started', async (t) => {
  const [stop, folder] = [new AbortController(), t.testdir()]
  const inner = `require('node:fs').mkdirSync(${JSON.stringify(`${folder}/`)} + process.pid); setInterval(() => {}, 1000)`
  const watcher = watch(folder)
  t.teardown(() => watcher.close())
  const ended = node(
    `const { spawn } = require('node:child_process'); spawn(process.execPath, ['-e', ${JSON.stringify(inner)}], { stdio: 'inherit' }); setInterval(() => {}, 1000)`,
    stop.signal
  )
  await once(watcher, 'change')
  stop.abort()
  t.equal((await ended).signal, 'SIGKILL')
  const [pid = ''] = readdirSync(folder)
  t.ok(await isEnded(Number(pid)), pid)
})

t.test('what a command leaves in the background is ended with it', async (t) => {
  const inner = 'setInterval(() => {}, 1000)'
  const { code, output } = await node(
    `const { spawn } = require('node:child_process'); const child = spawn(process.execPath, ['-e', ${JSON.stringify(inner)}], { stdio: 'inherit' }); console.log(child.pid); process.exit(0)`
  )
  t.equal(code, 0)
  t.ok(await isEnded(Number(output)), output)
})

t.test('what has left the group, and holds the output open, is not waited for', async (t) => {
  const { code, output } = await node(
    `const { spawn } = require('node:child_process'); const child = spawn('sleep', ['20'], { stdio: 'inherit', detached: true }); console.log(child.pid); process.exit(0)`
  )
  t.equal(code, 0)
  process.kill(Number(output), 'SIGKILL')
})

t.test('a command that is to be stopped from the start ends at once', async (t) => {
  t.match(await node('setInterval(() => {}, 1000)', AbortSignal.abort()), { signal: 'SIGKILL' })
})
