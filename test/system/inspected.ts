import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import t, { type Test } from 'tap'
import { type Emulator, type EmulatorOptions, type Exchange, startEmulator } from '../../src/index.js'
import { PATH } from '../transports.js'
import { launchBrowser } from './browser.js'

/** What would run, were it read as HTML. */
export const MARKUP = '<img src=x onerror="document.title=\'ran\'"><script>document.title="ran"</script>'

// A browser on a busy machine takes its time.
t.setTimeout(300_000)

let browser: Browser
t.before(async () => {
  browser = await launchBrowser()
})
t.teardown(() => browser.close())

/** A page of the inspector and its emulator. */
export interface Inspected {
  emulator: Emulator
  page: Page
  /** Sends a lead to the emulator, or another request. */
  post(body: unknown, apiKey?: string, init?: RequestInit & { path?: string }): Promise<void>
  /** Opens the page anew, at a place, at the emulator or at what stands in front of it. */
  visit(place?: string, url?: string): Promise<void>
}

export interface Setting extends BrowserContextOptions {
  emulator?: EmulatorOptions
}

/** A test with an emulator and a page of its own. Nothing may leave the origin, break the page's policy, or run as a script. */
export function inspect(
  title: string,
  body: (t: Test, inspected: Inspected) => Promise<void>,
  { emulator: options, ...context }: Setting = {}
) {
  t.test(title, async (t) => {
    await using emulator = await startEmulator(options)
    await using opened = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...context })
    opened.setDefaultTimeout(20_000)
    const page = await opened.newPage()
    const wrong: string[] = []
    const origins = new Set<string>()
    page.on('dialog', (dialog) => void dialog.dismiss().then(() => wrong.push(`dialog: ${dialog.message()}`)))
    page.on('pageerror', (error) => wrong.push(`error: ${error.message}`))
    page.on('console', (message) => {
      if (/security policy|trusted/i.test(message.text())) wrong.push(message.text())
    })
    page.on('request', (request) => {
      if (!request.url().startsWith('blob:')) origins.add(new URL(request.url()).origin)
    })
    const visited = new Set<string>()
    const visit = async (place = '', url = emulator.url) => {
      visited.add(url)
      await page.goto('about:blank')
      await page.goto(`${url}/_emulator/${place}`)
    }
    const post: Inspected['post'] = async (body, apiKey = emulator.apiKey, { path = '/contacts', ...init } = {}) => {
      const headers = { authorization: `Bearer ${apiKey}`, ...(init.headers as object) }
      const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body)
      await fetch(emulator.baseUrl + path, { method: 'POST', ...(text !== undefined && { body: text }), ...init, headers }).then(
        (answer) => answer.text().catch(() => {}),
        () => {}
      )
    }
    await body(t, { emulator, page, post, visit })
    t.same(wrong, [])
    t.same([...origins], [...visited], 'no request leaves the origin')
  })
}

export const rowsOf = (page: Page) => page.locator('#rows [role=row]')
export const row = (page: Page, text: string | RegExp) => rowsOf(page).filter({ hasText: text })
export const detail = (page: Page, name = 'Request') => page.getByRole('article', { name })
export const section = (page: Page, title: string) =>
  page.locator('article section').filter({ has: page.getByRole('heading', { name: title, exact: true }) })
export const counts = (page: Page, text: string | RegExp) => page.locator('#count').filter({ hasText: text }).waitFor()
export const live = (page: Page) => page.getByRole('status').filter({ hasText: 'Live' }).waitFor()
export const said = (page: Page, text: string | RegExp) => page.locator('#said').filter({ hasText: text }).waitFor()
export const pressed = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

export async function everything({ url }: Emulator): Promise<Exchange[]> {
  const { exchanges } = (await (await fetch(`${url}/_emulator/requests`)).json()) as { exchanges: Exchange[] }
  return exchanges
}

/** Sends leads one behind the other over one connection, and waits until all are kept. */
export async function postMany(emulator: Emulator, count: number, name = 'lead'): Promise<void> {
  const { hostname, port } = new URL(emulator.url)
  const requests = Array.from({ length: count }, (_, number) => {
    const body = JSON.stringify({ firstName: 'Lead', lastName: `${number}`, email: `${name}${number}@deo.com`, tags: ['hot'] })
    return `POST ${PATH} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer test-key\r\nContent-Length: ${body.length}\r\n\r\n${body}`
  })
  const socket = connect(Number(port), hostname).resume()
  socket.write(requests.join(''))
  await emulator.waitForRequest({ body: { email: `${name}${count - 1}@deo.com` } }, { timeoutMs: 20_000 })
  socket.destroy()
}

/** A door in front of the emulator that can be shut in the middle of everything. */
export async function startProxy(t: Test, url: string) {
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
