import { execFile } from 'node:child_process'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { promisify } from 'node:util'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import t, { type Test } from 'tap'
import { createApp } from '../../src/app.js'
import { type Emulator, type EmulatorOptions, type Exchange, startEmulator } from '../../src/index.js'
import { settingsOfCall } from '../../src/options/settings.js'
import { PATH, send } from '../transports.js'
import { launchBrowser } from './browser.js'

const run = promisify(execFile)
const MARKUP = '<img src=x onerror="document.title=\'ran\'"><script>document.title="ran"</script>'

// A browser on a busy machine takes its time.
t.setTimeout(180_000)

let browser: Browser
t.before(async () => {
  browser = await launchBrowser()
})
t.teardown(() => browser.close())

interface Inspected {
  emulator: Emulator
  page: Page
  /** Sends a lead to the emulator. */
  post(body: unknown, apiKey?: string, init?: RequestInit): Promise<void>
  /** Opens the page anew, at the emulator or at what stands in front of it. */
  visit(url?: string): Promise<void>
}

interface Setting extends BrowserContextOptions {
  emulator?: EmulatorOptions
}

/** A test with an emulator and a page of its own. Nothing may leave the origin, break the page's policy, or run as a script. */
function inspect(title: string, body: (t: Test, inspected: Inspected) => Promise<void>, { emulator: options, ...context }: Setting = {}) {
  t.test(title, async (t) => {
    await using emulator = await startEmulator(options)
    await using opened = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...context })
    opened.setDefaultTimeout(20_000)
    const page = await opened.newPage()
    const wrong: string[] = []
    const origins = new Set<string>()
    page.on('dialog', (dialog) => void dialog.dismiss().then(() => wrong.push(`dialog: ${dialog.message()}`)))
    page.on('pageerror', (error) => wrong.push(`error: ${error.message}`))
    page.on('console', (message) => {
      if (/security policy|trusted/i.test(message.text())) wrong.push(message.text())
    })
    page.on('request', (request) => origins.add(new URL(request.url()).origin))
    const visited = new Set<string>()
    const visit = async (url = emulator.url) => {
      visited.add(url)
      await page.goto(`${url}/_emulator/`)
    }
    const post = async (body: unknown, apiKey = emulator.apiKey, init: RequestInit = {}) => {
      const headers = { authorization: `Bearer ${apiKey}`, ...(init.headers as object) }
      const text = typeof body === 'string' ? body : JSON.stringify(body)
      await fetch(`${emulator.baseUrl}/contacts`, { method: 'POST', body: text, ...init, headers }).catch(() => {})
    }
    await body(t, { emulator, page, post, visit })
    t.same(wrong, [])
    t.same([...origins], [...visited], 'no request leaves the origin')
  })
}

const rowsOf = (page: Page) => page.locator('#list [role=option]')
const row = (page: Page, text: string | RegExp) => rowsOf(page).filter({ hasText: text })
const detail = (page: Page) => page.getByRole('article', { name: 'Request' })
const section = (page: Page, title: string) =>
  detail(page)
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: title, exact: true }) })
const counts = (page: Page, text: string | RegExp) => page.locator('#count').filter({ hasText: text }).waitFor()
const live = (page: Page) => page.getByRole('status').filter({ hasText: 'Live' }).waitFor()

t.test('the page is open, with or without a slash, and may load nothing but its own files', async (t) => {
  const { http } = await createApp(settingsOfCall({ controlKey: 'control' }))
  t.teardown(() => http.close())
  const get = (url: string) => http.inject(url)
  const { payload: html } = await get('/_emulator')
  t.equal((await get('/_emulator/')).payload, html)
  const linked = [...html.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, path = '']) => path)
  const paths = ['/_emulator/', ...linked]
  for (const path of paths.filter((path) => path.endsWith('.js'))) {
    for (const [, file] of (await get(path)).payload.matchAll(/from '\.\/([^']+)'/g)) {
      const imported = `/_emulator/inspector/${file}`
      if (!paths.includes(imported)) paths.push(imported)
    }
  }
  t.ok(paths.length > 10)
  for (const path of paths) {
    const { statusCode, headers, payload } = await get(path)
    t.match(
      { statusCode, headers },
      {
        statusCode: 200,
        headers: {
          'content-security-policy':
            /^default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'/,
          'content-type': /^(text\/html|text\/css|text\/javascript|image\/svg\+xml)/,
          'x-content-type-options': 'nosniff'
        }
      },
      path
    )
    t.notMatch(payload, /innerHTML|insertAdjacentHTML|document\.write|\bstyle="|\bon[a-z]+="|(?:src|href)="https?:/, path)
  }
  for (const path of ['nothing.js', 'index.html', '..%2fcontrol%2fguard.js'])
    t.match((await get(`/_emulator/inspector/${path}`)).statusCode, 404, `${path} is no file of it`)
  t.equal((await get('/_emulator/requests')).statusCode, 401, 'data is not open')
  t.match(await http.inject({ url: '/_emulator/', headers: { origin: 'https://evil.example' } }), { statusCode: 403 })
})

inspect('a lead appears as it arrives, without a reload', async (t, { emulator, page, post, visit }) => {
  await visit()
  await page.getByRole('heading', { name: 'Waiting for the first lead' }).waitFor()
  const curl = (await page.locator('#empty pre').textContent()) ?? ''
  t.ok(curl.startsWith(`curl '${emulator.url}/v1/contacts'`))
  await run('bash', ['-c', curl])
  await row(page, /✓ 200.*John Deo.*john@deo\.com.*\+18887324197/).waitFor()
  await page.getByRole('heading', { name: 'Waiting for the first lead' }).waitFor({ state: 'hidden' })
  await post({ phone: '+1 202 555 0100', tags: ['a'] })
  await post({ firstName: 'Nobody' })
  await post('{broken')
  await post({}, 'stranger')
  await counts(page, '5 requests · 2 stored')
  t.same(
    (await rowsOf(page).allTextContents()).map((text) => /\d{3}/.exec(text)?.[0]),
    ['401', '400', '422', '200', '200'],
    'newest first'
  )
  await row(page, /! 422.*Nobody.*neither email nor phone/).waitFor()
  await emulator.fail({ connection: 'reset-after' })
  await post({ email: 'lost@deo.com' })
  await row(page, /cut.*lost@deo\.com.*⚑ fault · stored, reply lost/).waitFor()
  t.equal((await emulator.requests()).length, 5, 'the page itself is not in the journal')
})

inspect('an opened request shows what came, what was answered, and by which rule', async (t, { page, post, visit }) => {
  await post({ firstName: 'Ada', email: 'ada@deo.com', tags: ['hot', 'new'], customField: { source: '/pricing' }, customFields: { a: 1 } })
  await post({ firstName: 'Nobody' }, undefined, { headers: { 'x-lead': '7' } })
  await visit()
  await row(page, 'ada@deo.com').click()
  await section(page, 'Warnings').getByText('customFields was ignored').waitFor()
  t.match(await section(page, 'Lead').locator('dd').allTextContents(), ['Ada', 'ada@deo.com', 'hot, new', '{"a":1}', '/pricing'])
  t.match(await section(page, 'Request').locator('pre').textContent(), '"email": "ada@deo.com"')
  t.match(await section(page, 'Response').locator('pre').textContent(), '"emailLowerCase": "ada@deo.com"')
  await row(page, 'Nobody').click()
  await section(page, 'Why').getByText('neither email nor phone').waitFor()
  const decided = section(page, 'Steps').locator('.decided')
  t.match(await decided.textContent(), /ruledecidedA contact with neither e-mail nor phone gets 422\.documented .*contact\.email-or-phone/)
  await section(page, 'Steps').getByText('not reached').first().waitFor()
  await section(page, 'Request').getByText('headers').click()
  await section(page, 'Request').getByText('x-lead', { exact: true }).waitFor()
  await detail(page).getByRole('button', { name: 'Close' }).click()
  await detail(page).waitFor({ state: 'hidden' })
})

inspect(
  'a request is copied as a curl that sends it once more, and that is safe to paste',
  async (t, { emulator, page, visit }) => {
    const name = '$(exit 1) `exit 1` \\ " \' !! é 😀 \u202e'
    const lines = `{"email":"a@b.c",\n"name":${JSON.stringify(name)}}`
    const headers = { authorization: 'Bearer test-key', 'x-quote': `it's "so" !`, 'x-api-key': 'canary', 'x-empty': '' }
    const sent: [path: string, body: string][] = [
      ["/v1/contacts?a=[1-3]&b='x'&c={y}%20%27&c=2", lines],
      ["/v2/'$(exit)'/{a,b}/../c", `${lines}\u001b[201~\r\u0003\t!!`]
    ]
    for (const [path, body] of sent) await send(emulator.url, { path, headers, body })
    await visit()
    for (const [index, [, body]] of sent.entries()) {
      await row(page, index === 0 ? 'a@b.c' : '/v2/').click()
      await detail(page)
        .getByText(`#${index + 1} ·`)
        .waitFor()
      await detail(page).getByRole('button', { name: 'Copy as curl' }).click()
      await page.getByRole('status').filter({ hasText: 'Copied' }).waitFor()
      const curl = await page.evaluate<string>('navigator.clipboard.readText()')
      t.match(curl, `--header 'authorization: Bearer <api key>'`)
      t.match(curl, `--header 'x-api-key: <x-api-key>'`)
      t.notMatch(curl, /canary/)
      t.notMatch(curl.replaceAll(' \\\n', ''), /[\p{Cc}\p{Cf}]/u, 'nothing in it is invisible')
      await run('bash', ['-c', curl.replace('<api key>', 'test-key')])
      const again = (await everything(emulator)).at(-1)
      const { request } = (await everything(emulator))[index] as Exchange
      t.equal(again?.request.rawBody, body)
      for (const part of ['method', 'path', 'query'] as const) t.same(again?.request[part], request[part])
      t.match(again?.request.headers, { 'x-quote': headers['x-quote'], 'x-empty': '' })
    }
  },
  { permissions: ['clipboard-read', 'clipboard-write'] }
)

inspect('the list is filtered by text, status and location', async (t, { page, post, visit }) => {
  await visit()
  await post({ email: 'ada@deo.com', tags: ['Newsletter'] }, 'test-a')
  await post({ email: 'bob@deo.com' }, 'test-b')
  await post({ firstName: 'Ada' }, 'test-b')
  await post({}, 'stranger')
  await counts(page, '4 requests')
  const text = page.getByRole('searchbox', { name: 'Text' })
  await text.fill('ada NEWS')
  await counts(page, '1 of 4 requests')
  await row(page, 'ada@deo.com').waitFor()
  await text.fill('')
  await page.getByLabel('Status').selectOption('4xx refused')
  await counts(page, '2 of 4 requests')
  await page.getByLabel('Status').selectOption('422')
  await counts(page, '1 of 4 requests')
  await page.getByLabel('Status').selectOption('Any status')
  await page.getByLabel('Location', { exact: true }).selectOption('No accepted key')
  await counts(page, '1 of 4 requests')
  await row(page, '401').waitFor()
  await page.getByLabel('Location', { exact: true }).selectOption({ index: 2 })
  await counts(page, '2 of 4 requests')
  await post({ email: 'eve@deo.com' }, 'test-a')
  await post({ email: 'eva@deo.com' }, 'test-b')
  await row(page, 'eva@deo.com').waitFor()
  t.equal(await row(page, 'eve@deo.com').count(), 0, 'what comes later is filtered, too')
  await text.fill('nothing of the kind')
  await page.getByRole('button', { name: 'Clear the filter' }).click()
  await counts(page, /^6 requests/)
})

inspect('a fault is armed, seen, counted down and disarmed', async (t, { emulator, page, post, visit }) => {
  await post({ email: 'first@deo.com' })
  await visit()
  await page.getByRole('button', { name: 'Faults' }).click()
  await page.getByText('No fault is armed.').waitFor()
  await page.getByRole('combobox', { name: 'Answer' }).selectOption('503 Unavailable')
  await page.getByLabel('Times').fill('2')
  await page.getByLabel('Only for e-mail').fill('a@b.c')
  await page.getByRole('button', { name: 'Arm', exact: true }).click()
  const armed = page.getByRole('list', { name: 'Armed faults' })
  await armed.getByText('⚑ 503 · if body.email is "a@b.c" 2 of 2 left · all locations').waitFor()
  await post({ email: 'a@b.c' })
  await armed.getByText('1 of 2 left').waitFor()
  await row(page, /503.*a@b\.c.*⚑ fault/).click()
  await section(page, 'Fault').getByText('"status": 503').waitFor()
  await page.getByLabel('Location', { exact: true }).selectOption(emulator.locationId)
  await page.getByRole('combobox', { name: 'Answer' }).selectOption('Stored, then cut')
  await page.getByLabel('Only for e-mail').fill('')
  await page.getByLabel('Delay').fill('5')
  await page.getByLabel('Times').fill('1')
  await page.getByRole('button', { name: 'Arm', exact: true }).click()
  await armed.getByText(`⚑ stored, then cut · 5 ms late 1 of 1 left · ${emulator.locationId}`).waitFor()
  t.match(await emulator.faults(), [{ connection: 'reset-after', delayMs: 5, times: 1, left: 1, locationId: emulator.locationId }])
  await page.getByRole('button', { name: 'Disarm those of this location' }).click()
  await armed.getByText('stored, then cut').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Disarm all' }).click()
  await page.getByText('No fault is armed.').waitFor()
  await page.getByRole('combobox', { name: 'Answer' }).selectOption('As usual, but late')
  await page.getByLabel('Delay').fill('')
  await page.getByRole('button', { name: 'Arm', exact: true }).click()
  await page.getByRole('status').filter({ hasText: 'it does nothing; give it a status' }).waitFor()
  await emulator.fail({ status: 429 })
  await armed.getByText('⚑ 429').waitFor()
})

inspect('a reset asks first, and concerns all or the chosen location', async (t, { emulator, page, post, visit }) => {
  await post({ email: 'ada@deo.com' })
  await post({ email: 'bob@deo.com' }, 'test-b')
  await post({ email: 'eve@deo.com' }, 'test-c')
  await visit()
  await counts(page, '3 requests')
  const dialog = page.getByRole('dialog', { name: 'Reset' })
  await page.getByRole('button', { name: 'Reset…' }).click()
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'hidden' })
  t.equal((await emulator.contacts()).length, 1, 'what has the focus is Cancel')
  await page.getByLabel('Location', { exact: true }).selectOption(emulator.locationId)
  await page.getByRole('button', { name: 'Reset…' }).click()
  t.ok(await dialog.getByRole('radio', { name: emulator.locationId }).isChecked())
  await dialog.getByRole('button', { name: 'Reset' }).click()
  await page.getByRole('status').filter({ hasText: 'Cleared 1 contact, 1 exchange, 0 faults' }).waitFor()
  await page.getByLabel('Location', { exact: true }).selectOption('All locations')
  await counts(page, /^2 requests · 2 stored/)
  await page.getByRole('button', { name: 'Reset…' }).click()
  await dialog.getByRole('button', { name: 'Reset' }).click()
  await page.getByRole('heading', { name: 'Waiting for the first lead' }).waitFor()
  t.same(await everything(emulator), [])
  await post({ email: 'again@deo.com' })
  await row(page, 'again@deo.com').waitFor()
})

inspect('what a stranger sends is shown as text and never run', async (t, { emulator, page, visit }) => {
  await visit()
  const path = "/<img/src=x/onerror=document.title='ran'>"
  const lead = {
    ...{ name: MARKUP, email: MARKUP, phone: MARKUP, tags: [MARKUP], [MARKUP]: MARKUP },
    customField: { [MARKUP]: MARKUP, constructor: 'x', toString: 'y' }
  }
  const headers = { authorization: 'Bearer test-key', 'x-lead': MARKUP, 'user-agent': MARKUP }
  await send(emulator.url, { headers, body: JSON.stringify(lead) })
  await send(emulator.url, { headers, body: JSON.stringify({ ...lead, email: 5, tags: MARKUP, customField: [MARKUP] }) })
  await send(emulator.url, { headers, path: `${path}?${MARKUP.replaceAll(' ', '+')}`, body: MARKUP })
  await send(emulator.url, { headers: { ...headers, authorization: `Bearer ${MARKUP}` }, body: MARKUP })
  await emulator.fail({ status: 500, body: MARKUP, headers: { 'x-fault': MARKUP } })
  await send(emulator.url, { headers, body: '"<b>"' })
  await emulator.fail({ status: 500, match: { body: { name: MARKUP } } })
  await counts(page, '5 requests')
  for (let position = 1; position <= 5; position++) {
    await page.locator(`#row-${position}`).click()
    await detail(page).getByText(`#${position} ·`).waitFor()
    await section(page, 'Request').getByText('headers').click()
  }
  await page.getByRole('button', { name: 'Faults' }).click()
  await page.getByText(`body.name is ${JSON.stringify(MARKUP)}`).waitFor()
  await page.locator('#row-1').click()
  await section(page, 'Lead').getByText(`customField ${MARKUP}`).waitFor()
  t.equal(await page.locator('img, iframe, object, embed, svg, body script, [onerror], [style*="url"]').count(), 0)
  t.equal(await page.title(), 'Inspector · go-high-level-emulator')
})

inspect('a connection that breaks leaves no gap, and nothing comes twice', async (t, { emulator, page, post, visit }) => {
  const proxy = await startProxy(t, emulator.url)
  await visit(proxy.url)
  await post({ email: 'lead1@deo.com' })
  await post({ email: 'lead2@deo.com' })
  await counts(page, '2 requests')
  proxy.close()
  await page.getByRole('status').filter({ hasText: 'Reconnecting' }).waitFor()
  for (let number = 3; number <= 6; number++) await post({ email: `lead${number}@deo.com` })
  proxy.open()
  await live(page)
  await post({ email: 'lead7@deo.com' })
  await row(page, 'lead7@deo.com').waitFor()
  const numbers = async () => (await rowsOf(page).allTextContents()).map((text) => Number(/lead(\d)/.exec(text)?.[1]))
  t.same(await numbers(), [7, 6, 5, 4, 3, 2, 1])
  // Reset while it is away: what it has is of no use any more, though the numbers go on from 1.
  proxy.close()
  await page.getByRole('status').filter({ hasText: 'Reconnecting' }).waitFor()
  await emulator.reset({ all: true })
  for (let number = 1; number <= 8; number++) await post({ email: `lead${9 - number}@deo.com` })
  proxy.open()
  await page.locator('#row-8').filter({ hasText: 'lead1@deo.com' }).waitFor()
  t.same(await numbers(), [1, 2, 3, 4, 5, 6, 7, 8])
})

inspect(
  'ten thousand requests are listed, and only those in sight are in the document',
  async (t, { emulator, page, post, visit }) => {
    await postMany(emulator, 10_000)
    await visit()
    await counts(page, '10,000 requests · 10,000 stored')
    await row(page, /^✓ 200Lead 9999/).waitFor()
    await page.getByRole('listbox').focus()
    await page.keyboard.press('End')
    await row(page, /^✓ 200Lead 0lead0@/).waitFor()
    t.ok((await rowsOf(page).count()) < 100)
    t.ok((await page.locator('*').count()) < 1500)
    t.equal(await row(page, /^✓ 200Lead 0lead0@/).getAttribute('aria-posinset'), '10000')
    await post({ email: 'newest@deo.com' })
    await page.getByRole('button', { name: '↑ 1 new' }).click()
    await row(page, 'newest@deo.com').waitFor()
    await page.getByRole('searchbox').fill('lead5000@')
    await counts(page, '1 of 10,001 requests')
    await row(page, 'lead5000@deo.com').waitFor()
  },
  { emulator: { journalLimit: 20_000 } }
)

inspect('all of it can be done from the keyboard', async (t, { page, post, visit }) => {
  for (const name of ['Ada', 'Bob', 'Eve']) await post({ firstName: name, email: 'a@b.c' })
  await visit()
  await row(page, 'Ada').waitFor()
  const active = async () => page.locator(`#${await page.getByRole('listbox').getAttribute('aria-activedescendant')}`).textContent()
  await page.keyboard.press('ArrowDown')
  await page.locator('[aria-selected=true]').filter({ hasText: 'Eve' }).waitFor()
  t.match(await active(), 'Eve')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await detail(page).getByRole('heading', { name: 'Bob' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await detail(page).getByRole('heading', { name: 'Ada' }).waitFor()
  t.match(await active(), 'Ada')
  await page.keyboard.press('Home')
  await detail(page).getByRole('heading', { name: 'Eve' }).waitFor()
  await page.keyboard.press('Enter')
  await page.locator('#detail:focus').waitFor()
  await page.keyboard.press('Escape')
  await detail(page).waitFor({ state: 'hidden' })
  await page.locator('#list:focus').waitFor()
  await page.keyboard.press('/')
  await page.locator('#text:focus').waitFor()
  await page.keyboard.type('bob/')
  t.equal(await page.getByRole('searchbox').inputValue(), 'bob/')
  await page.keyboard.press('Escape')
  await counts(page, /^3 requests/)
  await page.keyboard.press('Escape')
  await page.locator('#list:focus').waitFor()
  await page.getByRole('button', { name: 'Faults' }).press('Enter')
  await page.getByRole('region', { name: 'Faults' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('region', { name: 'Faults' }).waitFor({ state: 'hidden' })
})

inspect(
  'where the emulator has a control key the page asks for it, and keeps it in memory only',
  async (t, { page, post, visit }) => {
    await post({ email: 'ada@deo.com' })
    await visit()
    const unlock = async (key: string) => {
      await page.getByLabel('Control key').fill(key)
      await page.getByRole('button', { name: 'Unlock' }).click()
    }
    await unlock('wrong')
    await page.getByText('That is not the key.').waitFor()
    await unlock('right')
    await row(page, 'ada@deo.com').waitFor()
    await live(page)
    t.notMatch(await page.content(), 'right"')
    t.equal(await page.evaluate('localStorage.length + sessionStorage.length + document.cookie.length'), 0)
    await visit()
    await page.getByLabel('Control key').waitFor()
  },
  { emulator: { controlKey: 'right' } }
)

inspect(
  'a narrow window shows the same without scrolling sideways',
  async (t, { page, post, visit }) => {
    await post({ firstName: 'Ada'.repeat(30), email: `${'a'.repeat(90)}@deo.com`, phone: '+1 202 555 0100' })
    await visit()
    await page.getByRole('button', { name: 'Faults' }).click()
    const isTooWide = () => page.evaluate('document.documentElement.scrollWidth > window.innerWidth')
    await row(page, '+1 202 555 0100').click()
    await section(page, 'Steps').waitFor()
    t.notOk(await isTooWide())
    await page.keyboard.press('Escape')
    await detail(page).waitFor({ state: 'hidden' })
    t.notOk(await isTooWide())
  },
  { viewport: { width: 360, height: 640 }, colorScheme: 'dark' }
)

/** The exchanges of all locations, and of strangers. */
async function everything({ url }: Emulator): Promise<Exchange[]> {
  const { exchanges } = (await (await fetch(`${url}/_emulator/requests`)).json()) as { exchanges: Exchange[] }
  return exchanges
}

/** Sends leads one behind the other over one connection, and waits until all are kept. */
async function postMany(emulator: Emulator, count: number): Promise<void> {
  const { hostname, port } = new URL(emulator.url)
  const requests = Array.from({ length: count }, (_, number) => {
    const body = JSON.stringify({ firstName: 'Lead', lastName: `${number}`, email: `lead${number}@deo.com`, tags: ['hot'] })
    return `POST ${PATH} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer test-key\r\nContent-Length: ${body.length}\r\n\r\n${body}`
  })
  const socket = connect(Number(port), hostname).resume()
  socket.write(requests.join(''))
  await emulator.waitForRequest({ body: { email: `lead${count - 1}@deo.com` } }, { timeoutMs: 20_000 })
  socket.destroy()
}

/** A door in front of the emulator that can be shut in the middle of everything. */
async function startProxy(t: Test, url: string) {
  const sockets = new Set<Socket>()
  let isOpen = true
  const server = createServer((incoming) => {
    if (!isOpen) return void incoming.destroy()
    const outgoing = connect(Number(new URL(url).port), new URL(url).hostname)
    for (const [from, to] of [
      [incoming, outgoing],
      [outgoing, incoming]
    ] as const) {
      sockets.add(from.pipe(to))
      from.on('error', () => {})
      from.on('close', () => to.destroy())
    }
  })
  const close = () => {
    isOpen = false
    for (const socket of sockets) socket.destroy()
    sockets.clear()
  }
  t.teardown(() => {
    close()
    server.close()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const open = () => {
    isOpen = true
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close, open }
}
