import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import type { Browser } from 'playwright-core'
import { send } from '../transports.js'
import {
  counts,
  detail,
  everything,
  inspect,
  live,
  MARKUP,
  postMany,
  pressed,
  row,
  rowsOf,
  said,
  section,
  startProxy
} from './inspected.js'

const run = promisify(execFile)

inspect('a lead appears as it arrives, without a reload', async (t, { emulator, page, post, visit }) => {
  await visit()
  await page.getByRole('heading', { name: 'Waiting for the first lead' }).waitFor()
  await live(page)
  const sample = page.locator('.empty pre').filter({ hasText: 'test-key' })
  const curl = (await sample.textContent()) ?? ''
  t.ok(curl.startsWith(`curl '${emulator.url}/v1/contacts'`))
  await run('bash', ['-c', curl])
  await row(page, /Created.*POST \/v1\/contacts.*John Deo · john@example\.com/).waitFor()
  await page.getByRole('heading', { name: 'Waiting for the first lead' }).waitFor({ state: 'hidden' })
  await post({ firstName: 'Nobody' })
  await post('{broken')
  await post({}, 'stranger')
  await post(undefined, undefined, { method: 'GET' })
  await emulator.fail({ connection: 'truncate' })
  await post({ email: 'half@deo.com' })
  await counts(page, /^6 requests$/)
  t.match(await rowsOf(page).allTextContents(), [
    /Faulted: half a reply.*half@deo\.com.*stored all the same/,
    /Read.*GET/,
    /Refused 401.*no key/,
    /Refused 400/,
    /Refused 422.*Nobody.*neither email nor phone/,
    /Created/
  ])
  t.equal((await everything(emulator)).length, 6, 'the page itself is not in the journal')
})

inspect('an opened request says what came of it, what was sent and what was stored of it', async (t, { emulator, page, post, visit }) => {
  await post({ firstName: ' Ada ', email: 'ada@deo.com', tags: ['hot'], customField: { source: '/pricing' }, customFields: { a: 1 } })
  await post({ firstName: 'Nobody' }, undefined, { headers: { 'x-lead': '7' } })
  await emulator.fail({ connection: 'reset-after' })
  await post({ email: 'lost@deo.com' })
  await post(undefined, undefined, { method: 'GET' })
  await visit()
  await row(page, 'ada@deo.com').click()
  await detail(page)
    .getByRole('heading', { name: /^Created contact \w{20}$/ })
    .waitFor()
  await section(page, 'Warnings').getByText('customFields was ignored').waitFor()
  const beside = section(page, 'Sent and stored').locator('tbody tr')
  t.same(await beside.filter({ hasText: 'firstName' }).locator('td').allTextContents(), [' Ada ', ' Ada '])
  t.same(await beside.filter({ hasText: 'customFields' }).locator('td').allTextContents(), ['{"a":1}', 'not stored'])
  t.same(await beside.filter({ hasText: 'customField source' }).locator('td').allTextContents(), ['/pricing', '/pricing'])
  await row(page, 'Nobody').click()
  await detail(page)
    .getByRole('heading', { name: /^Refused with 422: neither email nor phone/ })
    .waitFor()
  await section(page, 'Why').getByText('neither email nor phone').waitFor()
  t.match(
    await section(page, 'Steps').locator('.decided').textContent(),
    /ruleneither email nor phone.*documented .*contact\.email-or-phone/
  )
  await section(page, 'Steps').getByText('Not reached: store').waitFor()
  await section(page, 'Steps').getByText('steps passed').click()
  t.notMatch(await section(page, 'Steps').textContent(), '401', 'a key that was accepted is told no refusal')
  await section(page, 'Request').getByText('headers').click()
  await section(page, 'Request').getByText('x-lead', { exact: true }).waitFor()
  await row(page, 'lost@deo.com').click()
  await detail(page)
    .getByRole('heading', { name: /^Created contact \w{20} · reply lost by an armed fault$/ })
    .waitFor()
  t.match(await beside.filter({ hasText: 'email' }).locator('td').allTextContents(), ['lost@deo.com', 'lost@deo.com'])
  t.match(await section(page, 'Steps').locator('.acted').textContent(), /handled as usual, then the connection was cut/)
  await section(page, 'Response').getByText('None: the connection was cut.').waitFor()
  await row(page, /Read/).click()
  await section(page, 'Request').getByText('No body.').waitFor()
  await pressed(page, 'Close').click()
  await detail(page).waitFor({ state: 'hidden' })
})

inspect('what changed is told, and a route that is not served does not print the others', async (t, { emulator, page, post, visit }) => {
  await post({ email: 'ada@deo.com', city: 'Paris' })
  const [contact] = await emulator.contacts()
  await post({ city: 'London' }, undefined, { method: 'PUT', path: `/contacts/${contact?.id}` })
  await post({}, undefined, { path: '/contact' })
  await visit()
  await row(page, /Updated.*ada@deo\.com/).click()
  const city = section(page, 'Sent and stored').locator('tr').filter({ hasText: 'city' })
  await city.getByText('was Paris').waitFor()
  t.match(await row(page, 'Refused 404').textContent(), /is not served(?!.*served near)/)
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
    const copied = async (as: string) => {
      await page.getByLabel('Copy as').selectOption(as)
      await said(page, 'Copied')
      return page.evaluate<string>('navigator.clipboard.readText()')
    }
    for (const [index, [, body]] of sent.entries()) {
      await page.locator(`#row-${index + 1}`).click()
      await detail(page)
        .getByText(`#${index + 1} ·`)
        .waitFor()
      for (const as of ['curl', 'Python', 'fetch']) {
        const code = await copied(as)
        t.match(code, '<api key>')
        t.match(code, '<x-api-key>')
        t.notMatch(code, /canary/)
        t.notMatch(code.replaceAll('\n', ''), /[\p{Cc}\p{Cf}]/u, 'nothing in it is invisible')
        const [program, flag, text] = {
          curl: ['bash', '-c', code],
          Python: ['python3', '-c', code],
          fetch: ['node', '--input-type=module', `--eval=${code}`]
        }[as] as [string, string, string]
        await run(program, [flag, text.replace('<api key>', 'test-key')])
        const again = (await everything(emulator)).at(-1)
        const { request } = (await everything(emulator))[index] as NonNullable<typeof again>
        t.equal(again?.request.rawBody, body, as)
        // Only curl can be told to leave a path as it is.
        for (const part of ['method', ...(as === 'fetch' && index === 1 ? [] : ['path']), 'query'] as const)
          t.same(again?.request[part as 'path'], request[part as 'path'], as)
        t.match(again?.request.headers, { 'x-quote': headers['x-quote'] })
      }
    }
    await page.locator('#row-1').click()
    await detail(page).getByText('#1 ·').waitFor()
    const test = await copied('a test')
    t.match(test, 'emulator.waitForRequest({')
    t.match(test, '"email": "a@b.c"')
    t.notMatch(test, '\u202e')
  },
  { permissions: ['clipboard-read', 'clipboard-write'] }
)

inspect('a request is sent again as it was or changed, with the key of the page', async (t, { emulator, page, post, visit }) => {
  await post({ email: 'ada@deo.com' }, 'test-other')
  await visit()
  await row(page, 'ada@deo.com').click()
  await pressed(page, 'Send again…').click()
  const dialog = page.getByRole('dialog', { name: 'Send again' })
  await dialog.getByRole('button', { name: 'Send' }).click()
  await said(page, 'Sent: answered 200')
  await pressed(page, 'Send again…').click()
  await dialog.getByLabel('Body').fill('{"email":"eve@deo.com"}')
  await dialog.getByRole('button', { name: 'Send' }).click()
  await row(page, 'eve@deo.com').waitFor()
  t.match(await emulator.contacts(), [{ email: 'ada@deo.com' }, { email: 'eve@deo.com' }])
  // Of a connection that is cut before the answer a browser may try once more by itself.
  await emulator.fail({ connection: 'truncate' })
  await pressed(page, 'Send again…').click()
  await dialog.getByRole('button', { name: 'Send' }).click()
  await said(page, 'Sent: the connection was cut')
  t.equal((await emulator.coverage({ all: true })).exchanges, 1, 'what the page sent is not of the program')
})

inspect('a request of version 2 is sent again with its version and its key, as it was or changed', async (t, { emulator, page, visit }) => {
  const { locationId } = emulator.location('test-mine')
  const body = JSON.stringify({ locationId, email: 'ada@deo.com' })
  await send(emulator.url, { path: '/contacts/', headers: { authorization: 'Bearer test-mine' }, body })
  await visit()
  await page.locator('#row-1').click()
  const again = async (fill: Record<string, string>, answered: string) => {
    await pressed(page, 'Send again…').click()
    const dialog = page.getByRole('dialog', { name: 'Send again' })
    await dialog.getByText('the key must open that one').waitFor()
    for (const [label, text] of Object.entries(fill)) await dialog.getByLabel(label).fill(text)
    await dialog.getByRole('button', { name: 'Send' }).click()
    await said(page, `Sent: answered ${answered}`)
  }
  await again({}, '401')
  // The body of what came without a version was not read.
  await again({ Version: '2021-07-28', Body: body }, '201')
  await page.locator('#row-3').click()
  await detail(page).getByText('#3 ·').waitFor()
  await again({}, '400')
  await again({ Path: '/contacts/upsert' }, '200')
  await again({ Key: 'test-other' }, '403')
  t.match(
    (await everything(emulator)).map(({ request: { path, headers }, keyName }) => [path, headers.version, keyName]),
    [
      ['/contacts', undefined, 'test-mine'],
      ['/contacts', undefined, 'test-mine'],
      ['/contacts', '2021-07-28', 'test-mine'],
      ['/contacts', '2021-07-28', 'test-mine'],
      ['/contacts/upsert', '2021-07-28', 'test-mine'],
      ['/contacts', '2021-07-28', 'test-other']
    ]
  )
  await send(emulator.url, { path: '/oauth/token', body: JSON.stringify({ client_secret: 'not shown' }) })
  await page.locator('#row-7').click()
  await detail(page).getByText('#7 ·').waitFor()
  await pressed(page, 'Send again…').click()
  await page.getByText('Put it where [redacted] stands').waitFor()
})

inspect('a row that moves while it is pressed is the one that opens', async (t, { page, post, visit }) => {
  await post({ email: 'ada@deo.com' })
  await post({ email: 'eve@deo.com' })
  await visit()
  await live(page)
  await page.locator('#row-1').hover()
  await page.mouse.down()
  await post({ email: 'late@deo.com' })
  await row(page, 'late@deo.com').waitFor()
  await page.mouse.up()
  await detail(page).getByText('#1 ·').waitFor()
  // Who uses no pointer clicks where there is nothing pressed.
  await page.locator('#row-2').evaluate((row) => (row as unknown as { click(): void }).click())
  await detail(page).getByText('#2 ·').waitFor()
  t.match(page.url(), '#/requests/2')
})

inspect('once its rows are shown, nothing of the page moves them', async (t, { page, post, visit }) => {
  await post({ email: 'ada@deo.com' })
  await post({ email: 'eve@deo.com' })
  await page.addInitScript(WATCH)
  await visit()
  await live(page)
  await page.getByRole('button', { name: /^Clock \d/ }).waitFor()
  await page.waitForFunction('tops.frames > 3')
  t.equal(await page.evaluate('tops.size'), 1)
})

/** Run in the page: where a row was, in each frame. */
const WATCH = `
  window.tops = Object.assign(new Set(), { frames: 0 })
  const look = () => {
    const row = document.getElementById('row-1')
    if (row) tops.add(row.getBoundingClientRect().top)
    if (row) tops.frames++
    requestAnimationFrame(look)
  }
  look()`

inspect('two requests are compared line by line', async (t, { page, post, visit }) => {
  await post({ email: 'ada@deo.com', city: 'Paris' })
  await post({ email: 'ada@deo.com', city: 'London' })
  await visit()
  await page.locator('#row-1').click()
  await pressed(page, 'Compare…').click()
  await detail(page).getByText('Now choose the request to compare #1 with.').waitFor()
  await page.locator('#row-2').click()
  const body = section(page, 'Body')
  await body.locator('[data-sign="-"]').filter({ hasText: 'Paris' }).waitFor()
  t.match(await body.locator('[data-sign="+"]').allTextContents(), [/London/])
  await section(page, 'Reasons').getByText('The same.').waitFor()
  await page.reload()
  await body.locator('[data-sign="-"]').filter({ hasText: 'Paris' }).waitFor()
})

inspect('what is shown is saved as JSON and as an HTTP archive', async (t, { page, post, visit }) => {
  await post({ email: 'ada@deo.com' })
  await post({ firstName: 'Nobody' })
  await visit('#/requests?outcome=refused')
  await counts(page, '1 of 2 requests')
  const saved = async (name: string) => {
    const [download] = await Promise.all([page.waitForEvent('download'), pressed(page, name).click()])
    const text = readFileSync(await download.path(), 'utf8')
    t.notMatch(text, 'Bearer')
    return JSON.parse(text)
  }
  t.match(await saved('JSON'), { exchanges: [{ outcome: 'Refused', request: { body: { firstName: 'Nobody' } } }] })
  t.match(await saved('HAR'), {
    log: {
      version: '1.2',
      entries: [{ request: { method: 'POST', postData: { text: '{"firstName":"Nobody"}' } }, response: { status: 422 } }]
    }
  })
})

inspect('paused, the list stays as it is until it goes on', async (t, { page, post, visit }) => {
  await post({ email: 'ada@deo.com' })
  await visit()
  await row(page, 'ada@deo.com').waitFor()
  await pressed(page, 'Pause').click()
  await post({ email: 'bob@deo.com' })
  await pressed(page, 'Paused · 1 new').waitFor()
  t.equal(await rowsOf(page).count(), 1)
  await pressed(page, 'Paused · 1 new').click()
  await row(page, 'bob@deo.com').waitFor()
})

inspect('the title tells how many came while nobody looked', async (t, { page, post, visit }) => {
  await visit()
  await live(page)
  await page.evaluate(`Object.defineProperty(document, 'hidden', { value: true, configurable: true })`)
  await post({ email: 'ada@deo.com' })
  while (!/^\(1\) Inspector/.test(await page.title()));
  await page.evaluate(`delete document.hidden; document.dispatchEvent(new Event('visibilitychange'))`)
  while (!/^Inspector/.test(await page.title()));
  t.equal(await page.title(), 'Inspector · go-high-level-emulator')
})

inspect('what a stranger sends is shown as text, never run, and hides nothing', async (t, { emulator, page, visit }) => {
  await visit()
  const path = "/<img/src=x/onerror=document.title='ran'>"
  const lead = {
    ...{ name: MARKUP, email: `\u202E${MARKUP}\u200B`, phone: MARKUP, tags: [MARKUP], [MARKUP]: MARKUP },
    customField: { [MARKUP]: MARKUP, constructor: 'x', toString: 'y' }
  }
  const headers = { authorization: 'Bearer test-key', 'x-lead': MARKUP, 'user-agent': MARKUP }
  await send(emulator.url, { headers, body: JSON.stringify(lead) })
  await send(emulator.url, { headers, body: JSON.stringify({ ...lead, email: 5, tags: MARKUP, customField: [MARKUP, null] }) })
  await send(emulator.url, { headers, path: `${path}?${MARKUP.replaceAll(' ', '+')}`, body: MARKUP })
  await send(emulator.url, { headers: { ...headers, authorization: `Bearer ${MARKUP}` }, body: MARKUP })
  await emulator.fail({ status: 500, body: MARKUP, headers: { 'x-fault': MARKUP } })
  await send(emulator.url, { headers, body: '"<b>"' })
  await emulator.fail({ status: 500, match: { body: { name: `\u202E${MARKUP}` } } })
  await counts(page, '5 requests')
  for (let position = 1; position <= 5; position++) {
    await page.locator(`#row-${position}`).click()
    await detail(page).getByText(`#${position} ·`).waitFor()
    await section(page, 'Request').getByText('headers').click()
    t.notMatch(await page.locator('body').innerText(), /[\u202e\u200b]/)
  }
  await page.locator('#row-1').click()
  await section(page, 'Sent and stored').getByText(`customField ${MARKUP}`).waitFor()
  await section(page, 'Sent and stored').getByText('⟨U+202E⟩').first().waitFor()
  await page.getByRole('link', { name: 'Faults' }).click()
  await page.getByText(`body.name is "⟨U+202E⟩`).waitFor()
  await page.getByRole('link', { name: 'Contacts' }).click()
  await row(page, MARKUP).click()
  await section(page, 'Custom fields').getByText(MARKUP).first().waitFor()
  t.equal(await page.locator('img, iframe, object, embed, svg, body script, [onerror], [style*="url"]').count(), 0)
  t.equal(await page.title(), 'Inspector · go-high-level-emulator')
})

inspect('a connection that breaks leaves no gap, and nothing comes twice', async (t, { emulator, page, post, visit }) => {
  const proxy = await startProxy(t, emulator.url)
  await visit('', proxy.url)
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

/** Milliseconds of processor time, for what else runs on the machine is not the page's affair. */
function longestTask(trace: Buffer): number {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] }
  const threads = traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(({ tid }) => tid)
  const tasks = traceEvents.filter(({ name, tid }) => name === 'RunTask' && threads.includes(tid))
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur / 1000))
}

interface TraceEvent {
  name: string
  tid: number
  /** Microseconds of the processor. */
  tdur?: number
  args: { name?: string }
}

inspect(
  'ten thousand requests are listed, only those in sight are in the document, and a thousand a second keep nobody waiting',
  async (t, { emulator, page, post, visit }) => {
    await postMany(emulator, 10_000)
    await visit()
    await counts(page, '10,000 requests')
    await row(page, /Lead 9999/).waitFor()
    await page.getByRole('grid').focus()
    await page.keyboard.press('End')
    await row(page, /Lead 0 · lead0@/).waitFor()
    t.ok((await rowsOf(page).count()) < 100)
    t.ok((await page.locator('*').count()) < 2500)
    t.equal(await row(page, /Lead 0 · lead0@/).getAttribute('aria-rowindex'), '10001')
    await post({ email: 'newest@deo.com' })
    await pressed(page, '↑ 1 new').click()
    await row(page, 'newest@deo.com').waitFor()
    const browser = page.context().browser() as Browser
    await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline'] })
    await postMany(emulator, 1000, 'more')
    await counts(page, '11,001 requests')
    const longest = longestTask(await browser.stopTracing())
    t.ok(longest > 0 && longest < 100, `the longest task took ${longest} ms`)
    await page.getByRole('searchbox').fill('lead5000@')
    await counts(page, '1 of 11,001 requests')
    await row(page, 'lead5000@deo.com').waitFor()
  },
  { emulator: { journalLimit: 20_000 } }
)
