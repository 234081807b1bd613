import t from 'tap'
import { startEmulator } from '../../../src/index.js'

for (const [path, body] of [
  ['links', { name: 'a', redirectTo: 'b'.repeat(200) }],
  ['tags', { name: 'a'.repeat(200) }]
] as const) {
  t.test(`one more of ${path} is refused where there is no room for it, and can be deleted to make some`, async (t) => {
    await using emulator = await startEmulator({ maxBytes: 2000 })
    const headers = { authorization: `Bearer ${emulator.apiKey}` }
    const url = `${emulator.baseUrl}/${path}`
    const create = (name: string) => fetch(url, { method: 'POST', headers, body: JSON.stringify({ ...body, name: name + body.name }) })
    const made: string[] = []
    let last = await create('0')
    for (; last.status === 200 && made.length < 50; last = await create(String(made.length)))
      made.push(((await last.json()) as { id: string }).id)
    t.equal(last.status, 503)
    t.match(((await last.json()) as { msg: string }).msg, '--max-bytes')
    t.equal((await fetch(`${url}/${made[0]}`, { method: 'DELETE', headers })).status, 200)
    t.equal((await create('again')).status, 200)
  })
}
