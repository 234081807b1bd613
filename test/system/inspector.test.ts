import t, { type Test } from 'tap'
import { createApp } from '../../src/app.js'
import { settingsOfCall } from '../../src/options/settings.js'
import { violations } from './axe.js'
import { counts, detail, inspect, live, pressed, row, said, section } from './inspected.js'

t.test('the page is open, with or without a slash, and may load nothing but its own files', async (t) => {
  const { http } = await createApp(settingsOfCall({ controlKey: 'control' }))
  t.teardown(() => http.close())
  const get = (url: string) => http.inject(url)
  const { payload: html } = await get('/_emulator')
  t.equal((await get('/_emulator/')).payload, html)
  const linked = [...html.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, path = '']) => path)
  t.same(linked.length, 3)
  for (const path of ['/_emulator/', ...linked]) {
    const { statusCode, headers, payload } = await get(path)
    t.match(
      { statusCode, headers },
      {
        statusCode: 200,
        headers: {
          'content-security-policy':
            /^default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'/,
          'content-type': /^(text\/html|text\/css|text\/javascript|image\/svg\+xml)/,
          'x-content-type-options': 'nosniff'
        }
      },
      path
    )
    t.notMatch(
      payload,
      /insertAdjacentHTML|document\.write|\bstyle="|\bon[a-z]+="|(?:src|href)="https?:|\bimport\(|new Function|\beval\(/,
      path
    )
  }
  for (const path of ['nothing.js', 'index.html', '..%2fcontrol%2fguard.js'])
    t.match((await get(`/_emulator/inspector/${path}`)).statusCode, 404, `${path} is no file of it`)
  t.equal((await get('/_emulator/requests')).statusCode, 401, 'data is not open')
  t.match(await http.inject({ url: '/_emulator/', headers: { origin: 'https://evil.example' } }), { statusCode: 403 })
})

inspect(
  'the header says where the emulator is, which key works, what it keeps to and what time it is',
  async (t, { emulator, page, visit }) => {
    await visit()
    const about = page.getByRole('list', { name: 'This emulator' })
    await about.getByText(emulator.baseUrl).waitFor()
    await about.getByText('test-key').waitFor()
    await about.getByText(/documented · \d+\.\d+\.\d+/).waitFor()
    await emulator.setClock('2026-01-01T12:00:00Z')
    let answer = () => {}
    const opened = new Promise<void>((resolve) => (answer = resolve))
    await page.route('**/_emulator/health', (route) => opened.then(() => route.continue()))
    await visit(`#/requests?location=${emulator.locationId}`)
    await page.getByRole('button', { name: 'Clock' }).filter({ hasText: '2026-01-01 12:00 UTC' }).click()
    const dialog = page.getByRole('dialog', { name: 'Clock' })
    await dialog.getByText('2026-01-01T12:00:00.000Z').waitFor()
    answer()
    await about.getByText('test-key').waitFor()
    await dialog.getByRole('button', { name: '+ 1 day' }).click()
    await said(page, 'It is 2026-01-02T12:00:00.000Z')
    await dialog.getByRole('textbox', { name: 'Set to' }).fill('2027-05-05T00:00:00Z')
    await dialog.getByRole('button', { name: 'Set' }).click()
    await said(page, 'It is 2027-05-05T00:00:00.000Z')
    t.same(await emulator.now(), new Date('2027-05-05T00:00:00Z'))
  }
)

inspect('a theme is chosen for the inspector and the reference, which lead to each other', async (t, { page, visit }) => {
  const background = () => page.evaluate<string>(`getComputedStyle(document.getElementById('app')).backgroundColor`)
  await visit()
  const light = await background()
  await page.getByLabel('Theme').selectOption('Dark')
  t.not(await background(), light)
  await page.reload()
  await page.getByLabel('Theme').waitFor()
  t.not(await background(), light)
  await page.getByRole('link', { name: 'Reference' }).click()
  // It is large: on a busy machine it takes its time.
  await page.locator('html[data-theme=dark] #reference').waitFor({ timeout: 60_000 })
  await page.getByRole('link', { name: 'Inspector', exact: true }).click()
  await live(page)
  await page.getByLabel('Theme').selectOption('System')
  t.equal(await background(), light)
  t.equal(await page.evaluate('localStorage.length'), 0)
})

inspect(
  'a reset asks first, and concerns all or the chosen location; what was open is no longer shown',
  async (t, { emulator, page, post, visit }) => {
    await post({ email: 'ada@deo.com' })
    await post({ email: 'bob@deo.com' }, 'test-b')
    await post({ email: 'eve@deo.com' }, 'test-c')
    await visit()
    await counts(page, '3 requests')
    const dialog = page.getByRole('dialog', { name: 'Reset' })
    await pressed(page, 'Reset…').click()
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'hidden' })
    t.equal((await emulator.contacts()).length, 1, 'what has the focus is Cancel')
    await page.getByLabel('Location', { exact: true }).selectOption(emulator.locationId)
    await row(page, 'ada@deo.com').click()
    await section(page, 'Sent and stored').waitFor()
    await pressed(page, 'Reset…').click()
    t.ok(await dialog.getByRole('radio', { name: emulator.locationId }).isChecked())
    await dialog.getByRole('button', { name: 'Reset' }).click()
    await said(page, 'Cleared 1 contact, 1 exchange, 0 faults')
    await detail(page).getByText('It is no longer in the journal').waitFor()
    t.equal(await section(page, 'Sent and stored').count(), 0)
    await page.getByLabel('Location', { exact: true }).selectOption('All locations')
    await counts(page, /^2 requests/)
    await pressed(page, 'Reset…').click()
    await dialog.getByRole('button', { name: 'Reset' }).click()
    await page.getByRole('heading', { name: 'Waiting for the first lead' }).waitFor()
    t.same(await emulator.contacts(), [])
    await post({ email: 'again@deo.com' })
    await row(page, 'again@deo.com').waitFor()
  }
)

inspect(
  'what the journal dropped is counted, until a reset',
  async (_t, { emulator, page, post, visit }) => {
    for (let number = 0; number < 4; number++) await post({ email: `lead${number}@deo.com` })
    await visit()
    await counts(page, '2 requests · 2 older ones dropped')
    await emulator.reset({ all: true })
    await counts(page, /^0 requests$/)
  },
  { emulator: { journalLimit: 2 } }
)

inspect(
  'where the emulator has a control key the page asks for it, shows nothing that it could not do, and keeps it in memory only',
  async (t, { emulator, page, post, visit }) => {
    await post({ email: 'ada@deo.com' })
    await visit()
    const unlock = async (key: string) => {
      await page.getByLabel('Control key').fill(key)
      await pressed(page, 'Unlock').click()
    }
    await page.getByLabel('Control key').waitFor()
    t.equal(await page.getByRole('button', { name: /Reset|Faults|Clock/ }).count(), 0)
    t.equal(await page.getByRole('navigation').count(), 0)
    await unlock('wrong')
    await page.getByText('That is not the key.').waitFor()
    await unlock('right')
    await row(page, 'ada@deo.com').waitFor()
    await live(page)
    t.equal((await emulator.contacts()).length, 1, 'nothing was done that was asked for before')
    t.notMatch(await page.content(), 'right"')
    t.equal(await page.evaluate('localStorage.length + sessionStorage.length + document.cookie.length'), 0)
    await page.reload()
    await page.getByLabel('Control key').waitFor()
  },
  { emulator: { controlKey: 'right' } }
)

inspect(
  'a narrow window shows the same without scrolling sideways',
  async (t, { page, post, visit }) => {
    await post({ firstName: 'Ada'.repeat(30), email: `${'a'.repeat(90)}@deo.com`, phone: '+1 202 555 0100', [`k${'k'.repeat(99)}`]: 1 })
    const isTooWide = () => page.evaluate<boolean>('document.documentElement.scrollWidth > window.innerWidth')
    for (const place of ['#/requests', '#/requests/1', '#/contacts', '#/faults']) {
      await visit(place)
      await live(page)
      if (place === '#/requests/1') await section(page, 'Steps').waitFor()
      t.notOk(await isTooWide(), place)
    }
    await visit('#/contacts')
    await row(page, 'AdaAda').click()
    await section(page, 'History').getByRole('link').click()
    await section(page, 'Steps').waitFor()
    t.notOk(await isTooWide())
    await page.keyboard.press('Escape')
    await detail(page).waitFor({ state: 'hidden' })
    await row(page, 'AdaAda').waitFor()
  },
  { viewport: { width: 390, height: 700 }, colorScheme: 'dark' }
)

for (const colorScheme of ['light', 'dark'] as const) {
  inspect(
    `axe finds nothing wrong with any state of the page, ${colorScheme}`,
    async (t: Test, { emulator, page, post, visit }) => {
      const sound = async (state: string) => t.same(await violations(page), [], state)
      await visit()
      await page.getByRole('heading', { name: 'Waiting for the first lead' }).waitFor()
      await sound('no request')
      await visit('#/contacts')
      await page.getByRole('heading', { name: 'No location holds a contact yet' }).waitFor()
      await sound('no contact')
      await emulator.fail({ connection: 'reset-after' })
      await post({ firstName: 'Ada', email: 'ada@deo.com', tags: ['hot'], customField: { a: 'b' } })
      await post({ email: 'ada@deo.com', customFields: 1 })
      await post({})
      await post({}, 'stranger')
      await post(undefined, undefined, { method: 'GET' })
      const [contact] = await emulator.contacts()
      await post({ city: 'A' }, undefined, { method: 'PUT', path: `/contacts/${contact?.id}` })
      await post({ body: 'note' }, undefined, { path: `/contacts/${contact?.id}/notes` })
      await emulator.fail({ status: 429, times: 'always', match: { body: { email: 'x' } } })
      for (let position = 1; position <= 6; position++) {
        await visit(`#/requests/${position}`)
        await section(page, 'Steps').waitFor()
        await section(page, 'Steps').getByText('passed').first().click()
        await sound(`exchange ${position}`)
      }
      await visit('#/requests/1/compare/2')
      await section(page, 'Reasons').waitFor()
      await sound('two compared')
      await visit('#/requests/99')
      await detail(page).getByText('no longer').waitFor()
      await sound('an exchange that is gone')
      await visit('#/requests?outcome=created&warning=1&location=none')
      await page.getByRole('heading', { name: 'No request matches the filter' }).waitFor()
      await sound('filtered')
      await visit(`#/contacts/${contact?.locationId}/${contact?.id}`)
      await section(page, 'History').waitFor()
      await sound('a contact')
      await pressed(page, 'Edit…').click()
      await sound('a contact that is edited')
      await visit('#/faults')
      await page.getByRole('list', { name: 'Armed faults' }).waitFor()
      await page.getByRole('combobox', { name: 'Answer' }).selectOption('Another status, with a body')
      await sound('faults')
      await visit('#/requests/1')
      for (const [name, dialog] of [
        ['Send again…', 'Send again'],
        ['Reset…', 'Reset'],
        ['Clock', 'Clock'],
        ['Keys', 'Keys']
      ] as const) {
        await page.getByRole('button', { name }).click()
        await page.getByRole('dialog', { name: dialog }).waitFor()
        await sound(dialog)
        await page.keyboard.press('Escape')
        await page.getByRole('dialog', { name: dialog }).waitFor({ state: 'hidden' })
      }
    },
    { colorScheme }
  )

  for (const width of [1440, 390])
    inspect(
      `axe finds nothing wrong with the reference, ${colorScheme}, ${width} px wide`,
      async (t: Test, { page, visit }) => {
        await visit('docs')
        await page.getByRole('button', { name: /Create a contact/ }).click()
        await page.getByRole('button', { name: 'Try it out' }).waitFor()
        t.same(await violations(page), [])
        t.match(new URL(page.url()).hash, /^#\/contacts\//, 'what is open has an address')
      },
      { colorScheme, viewport: { width, height: 900 } }
    )
}

inspect(
  'axe finds nothing wrong with the page while it is locked',
  async (t, { page, visit }) => {
    await visit()
    await page.getByLabel('Control key').waitFor()
    t.same(await violations(page), [])
  },
  { emulator: { controlKey: 'right' } }
)
