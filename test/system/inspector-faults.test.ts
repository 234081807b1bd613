import { detail, everything, inspect, live, pressed, row, said, section, startProxy } from './inspected.js'

inspect('a fault is armed, seen, counted down and disarmed', async (t, { emulator, page, post, visit }) => {
  await post({ email: 'first@deo.com' })
  await visit('#/faults')
  await page.getByText('No fault is armed.').waitFor()
  await page.getByRole('combobox', { name: 'Answer' }).selectOption('503 Unavailable')
  await page.getByLabel('Times').fill('2')
  await page.getByRole('textbox', { name: 'E-mail' }).fill('a@b.c')
  await pressed(page, 'Arm').click()
  const armed = page.getByRole('list', { name: 'Armed faults' })
  await armed.getByText('⚑ 503 · if body.email is "a@b.c"').waitFor()
  await armed.getByText('2 of 2 left').waitFor()
  await post({ email: 'a@b.c' })
  await armed.getByText('1 of 2 left').waitFor()
  await page.getByRole('link', { name: 'Requests' }).click()
  await row(page, /Faulted: 503.*a@b\.c/).click()
  await section(page, 'Fault').getByText('"status": 503').waitFor()
  await detail(page).getByRole('heading', { name: 'Answered 503 by an armed fault' }).waitFor()
  await visit(`#/faults?location=${emulator.locationId}`)
  await page.getByRole('combobox', { name: 'Answer' }).selectOption('Another status, with a body')
  await page.getByRole('spinbutton', { name: 'Status' }).fill('418')
  await page.getByRole('textbox', { name: /^Body/ }).fill('{"msg":"teapot"}')
  await page.getByRole('textbox', { name: /^Headers/ }).fill('X-Pot: tea')
  await page.getByLabel('Until it is disarmed').check()
  await page.getByRole('combobox', { name: 'Method' }).selectOption('POST')
  await page.getByLabel('More, as JSON').fill('{"headers":{"x-a":"1"}}')
  await pressed(page, 'Arm').click()
  await armed.getByText('⚑ 418 · with a body · with headers · if headers.x-a is "1", method is "POST"').waitFor()
  await armed.getByText('until it is disarmed').waitFor()
  t.match((await emulator.faults()).at(-1), { status: 418, body: { msg: 'teapot' }, headers: { 'X-Pot': 'tea' }, times: 'always' })
  await armed.locator('li').filter({ hasText: '418' }).getByRole('button').click()
  await armed.getByText('418').waitFor({ state: 'detached' })
  await armed.getByText('503').waitFor()
  await emulator.fail({ status: 429 })
  await armed.getByText('⚑ 429').waitFor()
  await pressed(page, 'Disarm those of this location').click()
  await armed.getByText('⚑ 429').waitFor({ state: 'detached' })
  await pressed(page, 'Disarm all').click()
  await page.getByText('No fault is armed.').waitFor()
  await page.getByLabel('More, as JSON').fill('{"headers":')
  await pressed(page, 'Arm').click()
  await said(page, '"More, as JSON" is no JSON')
})

inspect('a fault lets as many requests pass first as were asked for', async (t, { emulator, page, post, visit }) => {
  await post({ email: 'before@deo.com' })
  await visit(`#/faults?location=${emulator.locationId}`)
  await page.getByLabel('Let pass first').fill('2')
  await pressed(page, 'Arm').click()
  const armed = page.getByRole('list', { name: 'Armed faults' })
  await armed.getByText('⚑ 429 · lets 2 pass first').waitFor()
  t.match(await emulator.faults(), [{ status: 429, skip: 2, times: 1 }])
  await post({ email: 'first@deo.com' })
  await armed.getByText('⚑ 429 · lets 1 pass first').waitFor()
  await post({ email: 'second@deo.com' })
  await post({ email: 'third@deo.com' })
  await page.getByText('No fault is armed.').waitFor()
  t.match(await everything(emulator), [{ fault: null }, { fault: null }, { fault: null }, { fault: { status: 429 } }])
})

const READY: [name: string, fault: object][] = [
  ['Rate limited twice', { status: 429, times: 2 }],
  ['Reply lost once', { connection: 'reset-after', times: 1 }],
  ['Vendor down until I say so', { status: 503, times: 'always' }],
  ['Stored, then 500', { status: 500, after: 'store' }]
]

inspect('ready-made faults are armed by their names', async (t, { page, emulator, visit }) => {
  await visit('#/faults')
  for (const [name, fault] of READY) {
    await pressed(page, name).click()
    await said(page, 'Armed')
    const { faults } = (await (await fetch(`${emulator.url}/_emulator/faults`)).json()) as { faults: object[] }
    t.match(faults, [fault], name)
    await pressed(page, 'Disarm all').click()
    await page.getByText('No fault is armed.').waitFor()
  }
})

inspect('while the emulator does not answer, nothing is said of what is armed', async (t, { emulator, page, visit }) => {
  const proxy = await startProxy(t, emulator.url)
  await visit('#/faults', proxy.url)
  await page.getByText('No fault is armed.').waitFor()
  await live(page)
  proxy.close()
  await page.getByText('What is armed is not known').waitFor()
  t.equal(await page.getByText('No fault is armed.').count(), 0)
  proxy.open()
  await page.getByText('No fault is armed.').waitFor()
})
