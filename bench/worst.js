// What the worst requests of up to 1 MiB cost: processor time and memory, each in a process of its own. Fails past the bound.
// npm run bench:worst [-- --write]     --write puts the table into docs/bench.md; -- --only TEXT measures those with it in their names
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { between, table, whole } from './report.js'
import { KINDS } from './worst-kinds.js'

const BOUND_MS = 500
const WARM_UP = 300
const KEY = 'test-worst'

const { values: asked } = parseArgs({ options: { write: { type: 'boolean' }, only: { type: 'string', default: '' } } })
const rows = []
for (const [name, kind] of Object.entries(KINDS)) {
  if (!name.includes(asked.only)) continue
  const measured = await measure(kind)
  rows.push({ name, ...measured })
  console.log(
    `${name.padEnd(72)} ${String(measured.status).padStart(4)} ${measured.ms.toFixed(0).padStart(6)} ms ${measured.mebibytes.toFixed(0).padStart(5)} MiB`
  )
}
if (asked.write) {
  const rowOf = ({ name, status, ms, mebibytes }) => [name, status, whole(ms), whole(mebibytes)]
  const part = table(['what is sent', 'answer', 'processor time, ms', 'memory more, MiB'], rows.map(rowOf))
  writeFileSync('docs/bench.md', between(readFileSync('docs/bench.md', 'utf8'), 'worst', part))
}
const over = rows.filter(({ ms }) => ms > BOUND_MS)
console.log(over.length > 0 ? `past ${BOUND_MS} ms: ${over.map(({ name }) => name).join('; ')}` : `all within ${BOUND_MS} ms`)
process.exit(over.length > 0 ? 1 : 0)

/** Processor time of all threads, and by how much the resident memory grew at most, for the last request of a kind. */
async function measure({ options = {}, before = [], pending = [], sent }) {
  const child = fork(fileURLToPath(new URL('worst-server.js', import.meta.url)), [JSON.stringify(options)], {
    stdio: ['ignore', 'inherit', 'ignore', 'ipc']
  })
  const [url] = await once(child, 'message')
  const send = async ({ method = 'POST', path = '/v1/contacts', body, headers }) => {
    const answer = await fetch(url + path, { method, body, headers: { authorization: `Bearer ${KEY}`, ...headers } })
    const text = await answer.text()
    const [, id, location] = /"id":"([^"]*)"(?:,"locationId":"([^"]*)")?/.exec(text) ?? []
    return { status: answer.status, id, location }
  }
  let location
  for (let count = 0; count < WARM_UP; count++) location = (await send({ body: `{"email":"warm-${count}@up"}` })).location
  // Version 2 is loaded when it is first called.
  await send({ method: 'GET', path: `/contacts/?locationId=${location}`, headers: { version: '2021-07-28' } })
  await send({ path: '/_emulator/reset' })
  let id
  const filled = (text) => text?.replaceAll('$id', id).replaceAll('$location', location)
  const withId = (each) => ({ ...each, ...(each.path && { path: filled(each.path) }), body: filled(each.body) })
  for (const each of before) id = (await send(withId(each))).id ?? id
  const waits = pending.map((each) => send(withId(each)).catch(() => {}))
  // A wait is there once it is counted as a request of its own: calls are taken in order.
  await send({ method: 'GET', path: '/_emulator/health' })
  const figures = async () => {
    child.send('figures')
    return (await once(child, 'message'))[0]
  }
  const first = await figures()
  const { status } = await send(withId(sent))
  const last = await figures()
  child.kill()
  await Promise.all(waits)
  return { status, ms: last.ms - first.ms, mebibytes: (last.most - first.most) / 2 ** 20 }
}
