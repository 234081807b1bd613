import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { parse } from 'tap-yaml'
import { type Contact, connectEmulator, type LocationClient } from '../../src/index.js'
import { send } from '../transports.js'

const ROOT = new URL('../../../', import.meta.url).pathname
const CONFIG = readFileSync(join(ROOT, 'examples/replicas/nginx.conf'), 'utf8')
// Debian keeps nginx where only root looks.
const PATH = `${process.env.PATH}:/usr/sbin`
const NGINX_NEEDED = 'nginx is needed to test replicas, and is not installed; on Debian: apt-get install nginx-light'

t.setTimeout(300_000)

interface Replica {
  url: string
  kill(): Promise<void>
}

/** Ends a process with `signal`, and waits until it has. */
async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  const exited = once(child, 'exit')
  child.kill(signal)
  await exited
}

/** The command, serving, once it has said so. */
async function replica(t: Test, args: string[], port = '0'): Promise<Replica> {
  const command = [join(ROOT, 'dist/cli.cjs'), '--port', port, '--json', '--log', 'silent', ...args]
  const child = spawn(process.execPath, command, { env: { PATH }, stdio: ['ignore', 'pipe', 'inherit'] })
  t.teardown(() => end(child, 'SIGKILL'))
  const failed = once(child, 'exit').then(([code]) => Promise.reject(new Error(`the replica ended with ${code}`)))
  const [line] = await Promise.race([once(child.stdout, 'data'), failed])
  return { url: JSON.parse(String(line)).url, kill: () => end(child, 'SIGKILL') }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

function replaced(text: string, part: string, by: string): string {
  if (!text.includes(part)) throw new Error(`examples/replicas/nginx.conf has no "${part}"`)
  return text.replace(part, by)
}

/** nginx with the documented configuration: only its addresses and its folders are others. */
async function nginx(t: Test, replicas: Replica[]): Promise<string> {
  const port = await freePort()
  let config = replaced(CONFIG, 'listen 8080', `listen 127.0.0.1:${port}`)
  for (const [index, { url }] of replicas.entries()) config = replaced(config, `127.0.0.1:${8081 + index}`, new URL(url).host)
  const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${name};`)
  const folder = t.testdir({ 'nginx.conf': replaced(config, 'http {', `http {\n${folders.join('\n')}`) })
  const directives = 'daemon off; pid nginx.pid; error_log stderr notice;'
  const args = ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'stderr', '-g', directives]
  const child = spawn('nginx', args, { env: { PATH }, stdio: ['ignore', 'ignore', 'pipe'] })
  t.teardown(() => end(child, 'SIGTERM'))
  await new Promise<void>((resolve, reject) => {
    let said = ''
    child.stderr.on('data', (chunk) => {
      said += chunk
      // It listens before it starts the process that answers.
      if (/start worker process \d/.test(said)) resolve()
    })
    child.on('error', () => reject(new Error(NGINX_NEEDED)))
    child.on('exit', () => reject(new Error(`nginx did not start; it wrote:\n${said}`)))
  })
  return `http://127.0.0.1:${port}`
}

/** Three replicas, and nginx before them. */
async function balanced(t: Test, args: string[] = []) {
  const replicas = await Promise.all([1, 2, 3].map(() => replica(t, args)))
  return { url: await nginx(t, replicas), replicas }
}

const bearer = ({ apiKey }: { apiKey: string }) => ({ authorization: `Bearer ${apiKey}` })

const post = ({ baseUrl, apiKey }: LocationClient, email = 'john@deo.com') =>
  fetch(`${baseUrl}/contacts`, { method: 'POST', headers: bearer({ apiKey }), body: JSON.stringify({ email }) })

/** As many locations of fresh keys, as seen through the balancer. */
async function locations(url: string, count: number): Promise<LocationClient[]> {
  const emulator = await connectEmulator(url)
  return Array.from({ length: count }, () => emulator.location())
}

/** What a control call without a key answers. */
async function keyless(url: string, path: string): Promise<{ contacts: Contact[]; locations: number }> {
  return (await fetch(`${url}/_emulator/${path}`)).json() as Promise<{ contacts: Contact[]; locations: number }>
}

/** The ids of the locations that have contacts in a replica. */
async function held({ url }: { url: string }): Promise<Set<string>> {
  const { contacts } = await keyless(url, 'contacts')
  return new Set(contacts.map(({ locationId }) => locationId))
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number)

t.test('three hundred keys spread over three replicas, and each key finds its own contacts, all of them', async (t) => {
  const { url, replicas } = await balanced(t)
  const keys = await locations(url, 300)
  const created = await Promise.all(
    keys.map(async (location, index) => {
      const answers: unknown[] = []
      for (const part of ['a', 'b', 'c'].slice(index % 2)) answers.push(await (await post(location, `${part}${index}@deo.com`)).json())
      return answers
    })
  )
  t.equal(created.flat().length, 750)
  t.same(await Promise.all(keys.map(async (location) => (await location.contacts()).map((contact) => ({ contact })))), created)
  const counts = await Promise.all(replicas.map(async (replica) => (await held(replica)).size))
  t.notOk(counts.includes(0), `each replica has some: ${counts}`)
  const opened = await Promise.all(replicas.map(async ({ url }) => (await keyless(url, 'health')).locations))
  t.same(opened, counts, 'and nobody else opened a location there')
  t.equal(sum(counts), 300)
})

t.test('a replica that is killed takes only its own keys along, and comes back without their contacts', async (t) => {
  const { url, replicas } = await balanced(t)
  const keys = await locations(url, 50)
  await Promise.all(keys.map((location) => post(location, 'before@deo.com')))
  const [killed] = replicas as [Replica]
  const lost = await held(killed)
  const isLost = (location: LocationClient) => lost.has(location.locationId)
  t.ok(lost.size > 0 && lost.size < 50)
  await killed.kill()

  // More than once: a failure must not send the next request elsewhere.
  for (const round of [1, 2]) {
    const statuses = await Promise.all(keys.map(async (location) => (await post(location, `${round}@deo.com`)).status))
    t.same(
      statuses,
      keys.map((location) => (isLost(location) ? 502 : 200))
    )
  }
  const emails = (location: LocationClient) => location.contacts().then((contacts) => contacts.map(({ email }) => email))
  const whole = ['before@deo.com', '1@deo.com', '2@deo.com']
  const others = keys.filter((location) => !isLost(location))
  const othersAreWhole = async () =>
    t.same(
      await Promise.all(others.map(emails)),
      others.map(() => whole)
    )
  await othersAreWhole()

  await replica(t, [], new URL(killed.url).port)
  const back = keys.filter(isLost)
  t.same(
    await Promise.all(back.map(emails)),
    back.map(() => [])
  )
  await Promise.all(back.map((location) => post(location, 'after@deo.com')))
  t.same(
    await Promise.all(back.map(emails)),
    back.map(() => ['after@deo.com'])
  )
  await othersAreWhole()
})

t.test('keys of one location that are in different replicas do not share it', async (t) => {
  const names = Array.from({ length: 20 }, (_, index) => `key-${index}`)
  const { url, replicas } = await balanced(
    t,
    names.flatMap((name) => ['--api-key', `${name}=shared`])
  )
  const keys = await Promise.all(names.map((apiKey) => connectEmulator(url, { apiKey })))
  await Promise.all(keys.map((location) => post(location)))
  const each = await Promise.all(replicas.map(async (replica) => (await keyless(replica.url, 'contacts')).contacts.length))
  t.equal(sum(each), 20)
  for (const location of keys) {
    t.equal(location.locationId, 'shared')
    const seen = (await location.contacts()).length
    t.ok(seen < 20 && each.includes(seen), `${seen} of ${each}`)
  }
})

t.test('a program and a test reach a replica through nginx much as they do directly', async (t) => {
  // One balancer, and a location for each of these.
  const { url, replicas } = await balanced(t)

  await t.test('the inspector has its page and may make its calls', async (t) => {
    const page = await send(url, { method: 'GET', path: '/_emulator/', headers: {} })
    t.match(page, { status: 200, headers: { 'content-type': /^text\/html/ } })
    t.match(await send(url, { method: 'GET', path: '/_emulator/contacts', headers: { host: new URL(url).host, origin: url } }), {
      status: 200
    })
  })

  await t.test('a cut connection becomes 502, and nothing is sent twice', async (t) => {
    const emulator = await connectEmulator(url)
    const seen: [connection: 'reset-before' | 'reset-after', stored: number][] = [
      ['reset-before', 0],
      ['reset-after', 1]
    ]
    for (const [connection, stored] of seen) {
      const location = emulator.location()
      await location.fail({ connection })
      const answer = await post(location)
      t.match([answer.status, answer.headers.get('content-type')], [502, /^text\/html/])
      t.equal((await location.contacts()).length, stored)
    }

    // A method that a proxy may repeat, over a connection that nginx has used before.
    const location = emulator.location()
    const [contact] = await location.addContacts({ email: 'john@deo.com' })
    await location.fail({ connection: 'reset-after' })
    const put = { method: 'PUT', headers: bearer(location), body: '{"firstName":"John"}' }
    t.equal((await fetch(`${location.baseUrl}/contacts/${contact?.id}`, put)).status, 502)
    t.match(await location.contacts(), [{ firstName: 'John' }])
    t.match(await location.requests(), { length: 1 })
  })

  await t.test('a truncated answer arrives truncated, and an armed status as it was armed', async (t) => {
    const [location] = (await locations(url, 1)) as [LocationClient]
    await location.fail({ connection: 'truncate' })
    await location.fail({ status: 502 })
    const truncated = await post(location)
    t.equal(truncated.status, 200)
    await t.rejects(truncated.text(), { message: 'terminated' })
    t.equal((await location.contacts()).length, 1)
    const armed = await post(location)
    t.same([armed.status, await armed.json()], [502, { msg: 'Bad Gateway' }])
  })

  await t.test('what is too large is answered by the emulator, and headers arrive whatever their names', async (t) => {
    const [location] = (await locations(url, 1)) as [LocationClient]
    const headers = bearer(location)
    const large = await send(url, { headers, body: ' '.repeat(1024 * 1024 + 1) })
    t.same([large.status, large.text], [413, '{"msg":"Payload Too Large"}'])
    const long = await send(url, { headers: { ...headers, 'x-long': 'x'.repeat(20_000) }, body: '{}' })
    t.same([long.status, long.text], [431, '{"msg":"Request Header Fields Too Large"}'])
    await send(url, { headers: { ...headers, 'x-long': 'x'.repeat(12_000), lead_id: '7' }, body: '{"phone":"1"}' })
    const { headers: arrived } = (await location.waitForRequest({ status: 200 })).request
    t.match(arrived, { host: new URL(url).host, lead_id: '7', connection: undefined })
  })

  await t.test('a stranger is answered before the body has come', async (t) => {
    const headers = { authorization: 'Bearer stranger', 'content-length': 100 }
    const outgoing = request(`${url}/v1/contacts`, { method: 'POST', headers })
    outgoing.on('error', () => {})
    t.teardown(() => outgoing.destroy())
    outgoing.write('{"email"')
    const [answer] = await once(outgoing, 'response', { signal: AbortSignal.timeout(5000) })
    t.equal(answer.statusCode, 401)
  })

  await t.test('events arrive as they happen', async (t) => {
    const [location] = (await locations(url, 1)) as [LocationClient]
    const { body } = await fetch(`${url}/_emulator/events`, { headers: bearer(location), signal: AbortSignal.timeout(5000) })
    await post(location, 'jane@deo.com')
    let text = ''
    for await (const chunk of body ?? []) {
      text += Buffer.from(chunk)
      if (text.includes('event: exchange')) break
    }
    t.match(text, /event: contact\ndata: .*jane@deo\.com/)
  })

  await t.test('a caller that hangs up is noticed', async (t) => {
    const [location] = (await locations(url, 1)) as [LocationClient]
    await location.fail({ delayMs: 60_000 })
    const outgoing = request(`${location.baseUrl}/contacts`, { method: 'POST', headers: bearer(location) })
    outgoing.on('error', () => {})
    outgoing.end('{"email":"john@deo.com"}')
    // Taken, and so waiting.
    while ((await location.faults()).length > 0);
    outgoing.destroy()
    const { reasons } = await location.waitForRequest({ status: null })
    t.match(reasons, ['the caller hung up while a fault held the answer back'])
    t.same(await location.contacts(), [])
  })

  await t.test('a call without a key concerns one replica, always the same', async (t) => {
    const keys = await locations(url, 40)
    await Promise.all(keys.map((location) => post(location)))
    const seen = await held({ url })
    for (let count = 0; count < 5; count++) t.same(await held({ url }), seen)
    const each = await Promise.all(replicas.map(held))
    t.equal(each.filter((ids) => [...ids].some((id) => seen.has(id))).length, 1)

    await keys[0]?.reset({ all: true })
    const left = await Promise.all(keys.map(async (location) => (await location.contacts()).length))
    t.same(
      left,
      keys.map(({ locationId }) => (seen.has(locationId) ? 0 : 1))
    )
  })
})

t.test('the parts of the Kubernetes example name each other', async (t) => {
  const text = readFileSync(join(ROOT, 'examples/replicas/kubernetes.yaml'), 'utf8')
  const [set, headless, configMap, deployment, service] = text.split(/^---$/m).map(parse)
  const labels = set.spec.template.metadata.labels
  t.match(
    [set.kind, headless.kind, configMap.kind, deployment.kind, service.kind],
    ['StatefulSet', 'Service', 'ConfigMap', 'Deployment', 'Service']
  )
  t.same(set.spec.selector.matchLabels, labels)
  t.same(headless.spec.selector, labels)
  t.equal(set.spec.serviceName, headless.metadata.name)
  t.same(service.spec.selector, deployment.spec.template.metadata.labels)
  t.same(deployment.spec.selector.matchLabels, deployment.spec.template.metadata.labels)
  t.equal(deployment.spec.template.spec.volumes[0].configMap.name, configMap.metadata.name)

  const { listeners, clusters } = parse(configMap.data['envoy.yaml']).static_resources
  const [cluster] = clusters
  const endpoints = cluster.load_assignment.endpoints[0].lb_endpoints.map(
    ({ endpoint }: { endpoint: { address: { socket_address: object } } }) => endpoint.address.socket_address
  )
  const port = set.spec.template.spec.containers[0].ports[0].containerPort
  const address = (index: number) => `${set.metadata.name}-${index}.${headless.metadata.name}`
  t.same(
    endpoints,
    Array.from({ length: set.spec.replicas }, (_, index) => ({ address: address(index), port_value: port }))
  )
  const { virtual_hosts } = listeners[0].filter_chains[0].filters[0].typed_config.route_config
  t.equal(virtual_hosts[0].routes[0].route.cluster, cluster.name)
  t.equal(cluster.load_assignment.cluster_name, cluster.name)
  t.equal(listeners[0].address.socket_address.port_value, deployment.spec.template.spec.containers[0].ports[0].containerPort)
})
