import { existsSync } from 'node:fs'
import puppeteer, { type Browser, type Page } from 'puppeteer-core'
import t, { type Test } from 'tap'
import { type Emulator, startEmulator } from '../../src/index.js'

const DEBIAN = '/usr/bin/firefox-esr'

// A browser on a busy machine takes its time.
t.setTimeout(300_000)

let browser: Browser
t.before(async () => {
  browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: existsSync(DEBIAN) ? DEBIAN : '/usr/bin/firefox',
    defaultViewport: { width: 1440, height: 900 }
  })
})
t.teardown(() => browser.close())

const seen = (page: Page, selector: string, text: string) => page.waitForSelector(`${selector} ::-p-text(${text})`, { visible: true })
const click = (page: Page, role: string, name: string) => page.locator(`aria/${name}[role="${role}"]`).click()

/** A test with an emulator and a page of its own, on whose console no error may stand. */
function inFirefox(title: string, path: string, body: (t: Test, page: Page, emulator: Emulator) => Promise<void>) {
  t.test(title, async (t) => {
    await using emulator = await startEmulator()
    const page = await browser.newPage()
    page.setDefaultTimeout(20_000)
    const wrong: string[] = []
    page.on('pageerror', (error) => wrong.push(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error') wrong.push(message.text())
    })
    await page.goto(`${emulator.url}/_emulator/${path}`)
    await body(t, page, emulator)
    await page.close()
    t.same(wrong, [])
  })
}

function post({ baseUrl, apiKey }: Emulator, body: object) {
  const headers = { authorization: `Bearer ${apiKey}` }
  return fetch(`${baseUrl}/contacts`, { method: 'POST', headers, body: JSON.stringify(body) })
}

inFirefox('an exchange is seen as it arrives, then its detail; reload and back keep the view', '', async (_t, page, emulator) => {
  await page.waitForSelector('aria/Waiting for the first lead[role="heading"]')
  await post(emulator, { firstName: 'Ada', email: 'ada@deo.com' })
  await seen(page, '#rows', 'ada@deo.com')
  await page.locator('#rows ::-p-text(ada@deo.com)').click()
  await seen(page, 'article', 'Created contact')
  await seen(page, 'article', 'Sent and stored')
  await page.reload()
  await seen(page, 'article', 'Created contact')
  await post(emulator, { firstName: 'Bob' })
  await seen(page, '#rows', '422')
  await click(page, 'button', 'Refused')
  await seen(page, '#count', '1 of 2 requests')
  await page.reload()
  await seen(page, '#count', '1 of 2 requests')
  await click(page, 'link', 'Contacts')
  await seen(page, '#count', '1 contact')
  await page.goBack()
  await seen(page, '#count', '1 of 2 requests')
})

inFirefox('the contacts that are kept are listed, and each has a page', '#/contacts', async (t, page, emulator) => {
  await post(emulator, { firstName: 'Ada', email: 'ada@deo.com', tags: ['hot'] })
  await seen(page, '#rows', 'ada@deo.com')
  await page.locator('#rows ::-p-text(ada@deo.com)').click()
  for (const text of ['Tags', 'hot', 'History']) await seen(page, 'article', text)
  const [contact] = await emulator.contacts()
  t.match(page.url(), `${contact?.id}`)
})

inFirefox('a fault is armed by its form, and decides the next request', '#/faults', async (t, page, emulator) => {
  await page.waitForSelector('::-p-text(No fault is armed.)')
  await page.locator('aria/Times').fill('2')
  await page.locator('aria/E-mail').fill('ada@deo.com')
  await click(page, 'button', 'Arm')
  await seen(page, '[aria-label="Armed faults"]', '2 of 2 left')
  t.equal((await post(emulator, { email: 'ada@deo.com' })).status, 429)
  await seen(page, '[aria-label="Armed faults"]', '1 of 2 left')
})

inFirefox('the reference opens', 'docs', async (t, page) => {
  await seen(page, '#reference', '/v1/contacts')
  t.match(await page.title(), /reference/)
})
