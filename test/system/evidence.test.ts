import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import t from 'tap'
import { startEmulator } from '../../src/index.js'
import { post } from '../emulators.js'
import { violations } from './axe.js'
import { launchBrowser } from './browser.js'
import { counts, detail, MARKUP, pressed, row, section } from './inspected.js'

t.setTimeout(300_000)

let browser: Browser
t.before(async () => {
  browser = await launchBrowser()
})
t.teardown(() => browser.close())

/** The page of a run, whose emulator is no more. */
async function recordedIn(folder: string): Promise<string> {
  await using emulator = await startEmulator({ randomSeed: 'demo', clock: '2026-01-01T12:00:00Z' })
  await post(emulator, { firstName: 'Ada', email: 'ada@deo.com', tags: ['hot'], customField: { a: MARKUP } })
  await post(emulator, { firstName: MARKUP })
  await post(emulator.location(), { email: 'bob@deo.com', customFields: 1 })
  await emulator.fail({ connection: 'reset-after' })
  await post(emulator, { email: 'eve@deo.com' }).catch(() => {})
  await emulator.fail({ status: 429, times: 'always' })
  const run = { command: ['npm', 'test', MARKUP], exitCode: 7 }
  const { files } = await emulator.evidence(folder, { all: true, title: MARKUP, run })
  return pathToFileURL(files[0] as string).href
}

for (const colorScheme of ['light', 'dark'] as const)
  t.test(
    `the page of the evidence is the inspector, from a file, with nothing fetched and nothing to change, ${colorScheme}`,
    async (t) => {
      const url = await recordedIn(t.testdir())
      await using context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme, acceptDownloads: true })
      context.setDefaultTimeout(20_000)
      const page = await context.newPage()
      const asked = new Set<string>()
      const wrong: string[] = []
      page.on('request', (request) => asked.add((request.url().split('#')[0] as string).replace(/^(data|blob):.*/s, '$1:')))
      page.on('pageerror', (error) => wrong.push(error.message))
      page.on('console', (message) => {
        if (!['log', 'info'].includes(message.type())) wrong.push(message.text())
      })
      const visit = async (place: string) => {
        await page.goto('about:blank')
        await page.goto(url + place)
        await page.getByText('A record of a run, not a running emulator.').waitFor()
      }
      const sound = async (state: string) => t.same(await violations(page), [], state)
      const buttons = /Send again|Reset|Pause|Clock|Arm|Disarm|Edit…|Delete…|Add a contact|Unlock/
      const fixed = async (state: string) => t.equal(await page.getByRole('button', { name: buttons }).count(), 0, state)

      await visit('')
      await counts(page, '4 requests')
      const about = page.getByRole('region', { name: 'This record' })
      await about.getByText('ended with exit code 7').waitFor()
      await about.getByText('2026-01-01T12:00:00.000Z').first().waitFor()
      await about.getByText('npx go-high-level-emulator exec --random-seed demo --clock 2026-01-01T12:00:00Z -- npm test').waitFor()
      await sound('requests')
      await fixed('requests')
      await row(page, 'ada@deo.com').click()
      await section(page, 'Steps').waitFor()
      await section(page, 'Sent and stored').getByText('hot').first().waitFor()
      await sound('a request')
      await fixed('a request')
      await section(page, 'Sent and stored').getByRole('link').click()
      await section(page, 'History').getByText('Created').waitFor()
      await sound('a contact')
      await fixed('a contact')
      await visit('#/requests/4')
      await section(page, 'Fault').waitFor()
      await visit('#/requests/1/compare/2')
      await section(page, 'Reasons').waitFor()
      await visit('#/requests/99')
      await detail(page).getByText('This record does not hold it.').waitFor()
      await visit('#/contacts')
      await counts(page, '3 contacts')
      await visit('#/faults')
      await page.getByRole('list', { name: 'Armed faults' }).getByText('429').waitFor()
      await sound('faults')
      await fixed('faults')
      await visit('#/requests?outcome=refused')
      const [download] = await Promise.all([page.waitForEvent('download'), pressed(page, 'HAR').click()])
      t.equal(download.suggestedFilename(), 'requests.har')
      t.same([...asked].sort(), ['about:blank', url].filter((each) => asked.has(each)).sort(), 'nothing else was asked for')
      t.ok(asked.has(url))
      t.same(wrong, [])
      t.notMatch(await page.title(), 'ran')
    }
  )

t.test('where nothing arrived the page says so', async (t) => {
  await using emulator = await startEmulator()
  const folder = t.testdir()
  await emulator.evidence(folder)
  await using context = await browser.newContext({ viewport: { width: 390, height: 700 } })
  const page = await context.newPage()
  await page.goto(pathToFileURL(join(folder, 'evidence.html')).href)
  await page.getByRole('heading', { name: 'No request arrived' }).waitFor()
  t.same(await violations(page), [])
  t.notOk(await page.evaluate<boolean>('document.documentElement.scrollWidth > window.innerWidth'))
  await page.getByRole('link', { name: 'Contacts' }).click()
  await page.getByRole('heading', { name: 'No location holds a contact yet' }).waitFor()
})
