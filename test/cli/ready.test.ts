import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { ReadyFile, readyOf, readyText } from '../../src/cli/ready.js'

const READY = {
  url: 'http://x:1',
  baseUrl: 'http://x:1/v1',
  controlUrl: 'http://x:1/_emulator',
  apiKey: 'test-key',
  pid: 1,
  version: '1.2.3'
}

t.test('it is one line for a program that reads it, more on a terminal', async (t) => {
  t.equal(readyText(READY, false), 'go-high-level-emulator 1.2.3 is ready at http://x:1/v1; its inspector at http://x:1/_emulator/')
  const withProxy = { ...READY, proxyUrl: 'http://x:2' }
  const proxy = 'http://x:2, its certificate at http://x:1/_emulator/ca.pem'
  t.equal(readyText(withProxy, false), `${readyText(READY, false)}; its proxy at ${proxy}`)
  t.match(readyText(withProxy, true), `  Proxy      ${proxy}\n  Try it `)
  t.notMatch(readyText(READY, true), 'Proxy')
  t.match(readyText(READY, true), "curl http://x:1/v1/contacts \\\n               --header 'Authorization: Bearer test-key'")
})

t.test('what is ready says where its proxy is, where it has one', async (t) => {
  const listening = { url: 'http://x:1', baseUrl: 'http://x:1/v1', apiKey: 'test-key' }
  t.match(readyOf({ ...listening, proxyUrl: 'http://x:2' }, 1), { controlUrl: 'http://x:1/_emulator', proxyUrl: 'http://x:2' })
  t.notOk('proxyUrl' in readyOf({ ...listening, proxyUrl: undefined }, 1))
})

t.test('a ready file that a process left which is no more is removed, and one of a running process stays', async (t) => {
  const { pid: ended } = spawnSync(process.execPath, ['--version'])
  const folder = t.testdir({ stale: JSON.stringify({ pid: ended }), running: JSON.stringify({ pid: process.pid }), text: 'x', other: '{}' })
  for (const name of ['stale', 'running', 'text', 'other', 'none']) new ReadyFile(join(folder, name))
  t.same(readdirSync(folder), ['running'])
})

t.test('a ready file is removed by the process that wrote it, and by no other', async (t) => {
  const folder = t.testdir()
  const file = join(folder, 'ready')
  const ready = new ReadyFile(file)
  ready.write(READY)
  t.same(JSON.parse(readFileSync(file, 'utf8')), READY)
  t.same(readdirSync(folder), ['ready'], 'and nothing unfinished beside it')
  ready.remove(READY.pid + 1)
  t.ok(existsSync(file))
  ready.remove(READY.pid)
  t.notOk(existsSync(file))
})
