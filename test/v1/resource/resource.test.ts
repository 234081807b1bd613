import t from 'tap'
import { startEmulator } from '../../../src/index.js'
import { overBoth } from '../../transports.js'

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

overBoth(t, 'a field that is sent as what no text can be made of is one that was sent', async (t, send) => {
  const call = async (method: string, path: string, body?: string) => send({ method, path: `/v1/${path}`, body })
  const answer = await call('PUT', 'calendars/services/SERVICE', '{"availability":{"officeHours":{"toString":false}}}')
  t.equal(answer.status, 422)
  const missing = Object.keys(JSON.parse(answer.text))
  t.ok(missing.includes('teamMembers'), answer.text)
  t.notOk(missing.includes('availability.officeHours'))
  const empty = await call('PUT', 'calendars/services/SERVICE', '{"teamMembers":[],"name":" ","slug":"a"}')
  t.strictSame(
    Object.keys(JSON.parse(empty.text)).filter((name) => ['teamMembers', 'name', 'slug'].includes(name)),
    ['name', 'teamMembers']
  )
})
