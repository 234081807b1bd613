import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { promisify } from 'node:util'
import t from 'tap'
import { BARE } from '../children.js'
import { BUILT, serving } from '../command.js'
import { fixture } from '../fixtures.js'

const run = promisify(execFile)

t.test('the documented curl, with only host and key changed, is answered as the page says', async (t) => {
  const { ready, stop } = await serving(t)
  const curl = fixture('create-contact/curl.sh').replace('https://example.leadprosper.tech', ready.url).replace('<token>', ready.apiKey)
  t.match(curl, `${ready.url}/go-high-level/v1/contacts`)
  const { stdout } = await run('bash', ['-c', curl])
  const { contact } = JSON.parse(stdout)
  t.match(contact, { id: /^[A-Za-z0-9]{20}$/, email: '[email protected]', emailLowerCase: '[email protected]', website: '35061' })
  t.same(contact.customField, [{ id: '__custom_field_id__', value: 'do in Lorem ut exercitation' }])
  t.same(contact.tags, ['commodo', 'veniam ut reprehenderit'])
  t.equal((await stop()).code, 0)
})

t.test('on a terminal it shows the address, a key that works and a curl to paste, in colour', async (t) => {
  const child = spawn('script', ['--quiet', '--return', '--command', `exec ${process.execPath} ${BUILT} --port 0`, '/dev/null'], {
    env: BARE
  })
  t.teardown(() => child.kill('SIGKILL'))
  let seen = ''
  const until = async (text: string | RegExp) => {
    for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
      seen += chunk
      if (seen.match(text)) return
    }
  }
  await until('Ctrl-C stops')
  t.match(seen, /is ready at http:[\s\S]*API key {2,}test-key/)
  const curl = /curl[\s\S]*?\}'/.exec(seen)?.[0].replaceAll('\r', '') ?? ''
  const { stdout } = await run('bash', ['-c', curl])
  t.match(JSON.parse(stdout), { contact: { email: 'john@deo.com' } })
  await until('ms')
  t.match(seen, '\u001b[32m200\u001b[39m')
  child.stdin.write('\u0003')
  t.same(await once(child, 'exit'), [0, null])
})
