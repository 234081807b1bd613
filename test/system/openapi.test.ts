import t from 'tap'
import { startEmulator } from '../../src/index.js'
import { OPERATIONS } from '../../src/openapi/operations.js'
import { launchBrowser } from './browser.js'

t.test('the page to read it loads nothing from outside, and shows every operation', async (t) => {
  await using emulator = await startEmulator()
  await using browser = await launchBrowser()
  const page = await browser.newPage()
  const origins = new Set<string>()
  const wrong: string[] = []
  page.on('request', (request) => request.url().startsWith('data:') || origins.add(new URL(request.url()).origin))
  page.on('pageerror', (error) => wrong.push(error.message))
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()))
  await page.goto(`${emulator.url}/_emulator/docs`)
  await page.getByText('Create a contact').waitFor()
  t.equal(await page.locator('.opblock').count(), Object.keys(OPERATIONS).length)
  await page.locator('#operations-contacts-getContactsId .opblock-summary-control').click()
  await page.locator('.opblock-body').getByText('No links').first().waitFor()
  t.match(await page.locator('.opblock-body').innerText(), 'The API key is missing or unknown.', 'what it refers to is shown in its place')
  t.equal(await page.locator('.errors-wrapper').count(), 0)
  t.same([...origins], [emulator.url])
  t.same(wrong, [])
})
