import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { BARE } from '../children.js'
import { command, serving } from '../command.js'
import { CURRENT, KEY, OTHER, SERVED } from '../interception.js'
import { blocks, ROOT } from '../pages.js'

t.setTimeout(300_000)

const { pythonForTests } = await import(join(ROOT, 'scripts/python.js'))
const PACKAGES = join(ROOT, 'examples/package.json')
const PYTHON = pythonForTests()
const LEAD = '{"email":"john@deo.com"}'

// Each posts a lead to the URL that comes last, and prints the status; where there is none it fails.
const REQUESTS =
  'import requests, sys; print(requests.post(sys.argv[1], data=sys.argv[2], headers={"authorization": "Bearer test-key"}).status_code)'
const URLLIB = `import sys, urllib.request, urllib.error
try: print(urllib.request.urlopen(urllib.request.Request(sys.argv[1], sys.argv[2].encode(), {"authorization": "Bearer test-key"})).status)
except urllib.error.HTTPError as error: print(error.code)`
const PHP = `$curl = curl_init($argv[1]);
curl_setopt_array($curl, [CURLOPT_RETURNTRANSFER => true, CURLOPT_POSTFIELDS => $argv[2], CURLOPT_HTTPHEADER => ["authorization: Bearer test-key"]]);
if (curl_exec($curl) === false) { fwrite(STDERR, curl_error($curl)); exit(1); }
echo curl_getinfo($curl, CURLINFO_RESPONSE_CODE), "\\n";`
const node = (call: string) => `
  const require = (await import('node:module')).createRequire(${JSON.stringify(PACKAGES)})
  const [url, body] = process.argv.slice(1)
  const sent = { method: 'POST', headers: ${JSON.stringify(KEY)}, body }
  ${call}`
const UNDICI = node(
  "const { request, ProxyAgent } = require('undici'); console.log((await request(url, { ...sent, dispatcher: new ProxyAgent(process.env.HTTPS_PROXY) })).statusCode)"
)
const AGENT = node(`const { HttpsProxyAgent } = require('https-proxy-agent')
  const agent = new HttpsProxyAgent(process.env.HTTPS_PROXY)
  const outgoing = require(url.startsWith('https:') ? 'node:https' : 'node:http').request(url, { method: 'POST', headers: sent.headers, agent })
  const [{ statusCode }] = await require('node:events').once(outgoing.end(body), 'response')
  console.log(statusCode)
  process.exit()`)
const AXIOS = node("console.log((await require('axios').post(url, body, { headers: sent.headers, validateStatus: null })).status)")

// Node without the interceptor, as any program that has the proxy alone.
const BARE_NODE = ['env', '-u', 'NODE_OPTIONS', process.execPath, '--input-type=module', '-e']
const PROGRAMS: Record<string, string[]> = {
  curl: ['sh', '-c', `curl -sS -o /dev/null -w '%{http_code}\\n' -H 'authorization: Bearer test-key' -d "$2" "$1"`, 'sh'],
  'urllib of Python': [PYTHON, '-c', URLLIB],
  'requests of Python': [PYTHON, '-c', REQUESTS],
  'curl of PHP': ['php', '-r', PHP, '--'],
  'ProxyAgent of undici': [...BARE_NODE, UNDICI],
  'https-proxy-agent': [...BARE_NODE, AGENT],
  axios: [...BARE_NODE, AXIOS]
}

for (const [name, program] of Object.entries(PROGRAMS))
  t.test(`${name}: what it sends to the API arrives, and nothing reaches another host of the vendor`, async (t) => {
    const run = (url: string, flag = '--intercept') => command(['exec', flag, '--', ...program, url, LEAD])
    for (const url of [SERVED, SERVED.replace('https', 'http')]) t.match(await run(url), { code: 0, stdout: '200\n', stderr: '' }, url)
    t.match(await run(CURRENT), { code: 0, stdout: '404\n', stderr: '' })
    const refused = await run(OTHER)
    t.match(refused.stderr, /^go-high-level-emulator: backend\.leadconnectorhq\.com is a real service/m)
    t.notMatch(refused.stdout, /200/)
    const other = await run('https://example.org/', '--intercept-only')
    t.match(other.stderr, /^go-high-level-emulator: example\.org is not called/m)
    t.notMatch(other.stdout, /200/)
  })

for (const [name, program] of Object.entries(PROGRAMS))
  t.test(`${name}: where the emulator is dead its call fails`, async (t) => {
    // The first process of the command ends what serves, and its proxy with it, and then the program calls.
    const dead = ['sh', '-c', 'kill -9 $PPID; while kill -0 $PPID 2> /dev/null; do :; done; exec "$@"', 'sh', ...program, SERVED, LEAD]
    const child = spawn(process.execPath, [join(ROOT, 'dist/cli.cjs'), 'exec', '--intercept', '--', ...dead], {
      env: { ...BARE, TMPDIR: t.testdir() }
    })
    let told = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        told += chunk
      })
    await once(child, 'close')
    t.notMatch(told, /^[1-9]\d\d$/m)
    t.match(told, /refused|ECONNREFUSED|connect|reset/i)
  })

t.test('the recipe for a program in another container', async (t) => {
  const { ready } = await serving(t, ['--json', '--proxy', '0'])
  const [recipe = ''] = blocks('docs/intercept.md', 'sh').filter((block) => block.includes('ca.pem'))
  const script = recipe.replaceAll('http://ghl:8080', ready.url).replaceAll('http://ghl:8081', ready.proxyUrl as string)
  const folder = t.testdir()
  const file = join(folder, 'recipe.sh')
  writeFileSync(file, script.replace('exec python3 app.py', `exec "$@"`).replaceAll('/tmp/', `${folder}/`))
  for (const [name, program] of Object.entries(PROGRAMS).filter(([name]) => name !== 'curl of PHP')) {
    const child = spawn('sh', [file, ...program, SERVED, LEAD], { env: BARE, stdio: ['ignore', 'pipe', 'inherit'] })
    const [chunk] = await once(child.stdout, 'data')
    t.equal(String(chunk), '200\n', name)
  }
})
