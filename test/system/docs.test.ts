import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import t from 'tap'
import { startEmulator } from '../../src/index.js'
import { BARE } from '../children.js'
import { blocks, PAGES } from '../pages.js'

const run = promisify(execFile)

for (const page of PAGES) {
  // What runs in other containers has a test of its own: intercept-languages.test.ts.
  const curls = blocks(page, 'sh').filter((code) => code.includes('curl ') && !code.includes('http://ghl:8080'))
  if (curls.length === 0) continue
  t.test(`every curl of ${page} is answered 200 or 201`, async (t) => {
    for (const curl of curls) {
      await using emulator = await startEmulator()
      await emulator.addContacts({ email: 'john@deo.com' })
      const headers = { authorization: 'Bearer test-key' }
      for (const method of ['POST', 'GET']) {
        await fetch(`${emulator.baseUrl}/contacts`, { method, headers, ...(method === 'POST' && { body: '{"email":"john@deo.com"}' }) })
      }
      // Of several the last is the one that is looked at.
      const answered = curl
        .replaceAll('http://127.0.0.1:8080', emulator.url)
        .replace(/curl (?![\s\S]*curl )/, "curl --silent --write-out '\\n%{http_code}' ")
      const { stdout } = await run('bash', ['-c', answered], { env: BARE, cwd: t.testdir() }).catch((error) => error)
      // A create by v2 answers 201.
      t.match(stdout, /\n20[01]$/, curl)
    }
  })
}
