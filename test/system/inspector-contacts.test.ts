import { counts, detail, inspect, pressed, row, rowsOf, said, section } from './inspected.js'

inspect('the contacts that are kept are listed, seeded ones too, searched and sorted', async (t, { emulator, page, post, visit }) => {
  await emulator.addContacts({ firstName: 'Zoe', email: 'a@deo.com', dateAdded: '2020-01-01T00:00:00Z' })
  await post({ firstName: 'Ada', email: 'z@deo.com', tags: ['hot'] }, 'test-b')
  await visit('#/contacts')
  await counts(page, '2 contacts')
  const names = async () => (await rowsOf(page).allTextContents()).map((text) => /^(Zoe|Ada|Bob)/.exec(text)?.[1])
  t.same(await names(), ['Ada', 'Zoe'])
  await page.getByLabel('Order').selectOption('By e-mail')
  await rowsOf(page).first().filter({ hasText: 'Zoe' }).waitFor()
  await page.getByLabel('Order').selectOption('By name')
  await rowsOf(page).first().filter({ hasText: 'Ada' }).waitFor()
  await post({ firstName: 'Bob', phone: '+1' })
  await row(page, 'Bob').waitFor()
  await page.getByRole('searchbox').fill('hot')
  await counts(page, '1 of 3 contacts')
  await page.getByRole('searchbox').fill('')
  await page.getByLabel('Location', { exact: true }).selectOption(emulator.locationId)
  await counts(page, '2 of 3 contacts')
  await page.reload()
  await counts(page, '2 of 3 contacts')
  await emulator.reset({ all: true })
  await page.getByRole('heading', { name: 'No location holds a contact yet' }).waitFor()
})

inspect(
  'a contact is shown with what belongs to it and its history, which leads to each request',
  async (t, { emulator, page, post, visit }) => {
    const headers = { authorization: `Bearer ${emulator.apiKey}` }
    const made = await fetch(`${emulator.baseUrl}/custom-fields`, {
      method: 'POST',
      headers,
      body: '{"name":"Landing page","dataType":"TEXT"}'
    })
    const { id: field } = (await made.json()) as { id: string }
    await post({ firstName: 'Ada', email: 'ada@deo.com', customField: { [field]: '/pricing' } })
    const [contact] = await emulator.contacts()
    const path = `/contacts/${contact?.id}`
    await post({ city: 'London' }, undefined, { method: 'PUT', path })
    await post({ tags: ['hot'] }, undefined, { path: `${path}/tags` })
    await post({ body: 'a note' }, undefined, { path: `${path}/notes` })
    await post({ title: 'call', dueDate: '2026-01-01T00:00:00Z' }, undefined, { path: `${path}/tasks` })
    await post({}, undefined, { path: `${path}/workflow/w` })
    await emulator.fail({ status: 500, after: 'store' })
    await post({ city: 'Paris' }, undefined, { method: 'PUT', path })
    await visit('#/contacts')
    await row(page, 'ada@deo.com').click()
    await section(page, 'Custom fields').getByText('Landing page').waitFor()
    await section(page, 'Tags').getByText('hot').waitFor()
    await section(page, 'Notes').getByText('a note').waitFor()
    await section(page, 'Tasks').getByText('☐ call').waitFor()
    await section(page, 'Enrolments').getByText('workflow w').waitFor()
    const history = section(page, 'History').locator('li')
    t.match(await history.allTextContents(), [
      /Faulted: stored, then 500.*city: London → Paris/,
      /workflow\/w/,
      /tasks/,
      /notes/,
      /Updated.*tags: \[\] → \["hot"\]/,
      /Updated.*city: absent → London/,
      /Created/
    ])
    await post({ city: 'Rome' }, undefined, { method: 'PUT', path })
    await history.getByText('city: Paris → Rome').waitFor()
    await history.last().getByRole('link').click()
    await detail(page)
      .getByRole('heading', { name: `Created contact ${contact?.id}` })
      .waitFor()
    await section(page, 'Sent and stored')
      .getByRole('link', { name: contact?.id ?? '' })
      .click()
    await detail(page, 'Contact').getByRole('heading', { name: 'Ada' }).waitFor()
    await post(undefined, undefined, { method: 'DELETE', path })
    await detail(page, 'Contact').getByText('It was deleted.').waitFor()
    await row(page, 'ada@deo.com').waitFor({ state: 'detached' })
  }
)

inspect('a contact is added, edited and deleted by hand', async (t, { emulator, page, visit }) => {
  await visit('#/contacts')
  await pressed(page, 'Add a contact…').first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('the location of test-key').waitFor({ state: 'attached' })
  await dialog.getByLabel('E-mail').fill('ada@deo.com')
  await dialog.getByLabel('Tags').fill('hot, new')
  await dialog.getByLabel('Custom fields').fill('no sign')
  await pressed(page, 'Add').click()
  await dialog.getByText('"no sign" has no "="').waitFor()
  await dialog.getByLabel('Custom fields').fill('source = /pricing')
  await pressed(page, 'Add').click()
  await said(page, 'Added')
  await detail(page, 'Contact').getByRole('heading', { name: 'ada@deo.com' }).waitFor()
  await section(page, 'History').getByText('No request of the journal concerns it').waitFor()
  await pressed(page, 'Edit…').click()
  await dialog.getByLabel('City').fill('London')
  await pressed(page, 'Save').click()
  await said(page, 'Saved')
  await section(page, 'Fields').getByText('London').waitFor()
  t.match(await emulator.contacts(), [
    { email: 'ada@deo.com', city: 'London', tags: ['hot', 'new'], customField: [{ id: 'source', value: '/pricing' }] }
  ])
  await pressed(page, 'Delete…').click()
  await page.locator('dialog button:focus').waitFor()
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'hidden' })
  t.equal((await emulator.contacts()).length, 1, 'what has the focus is Cancel')
  await pressed(page, 'Delete…').click()
  await dialog.getByRole('button', { name: 'Delete' }).click()
  await said(page, 'Deleted')
  await detail(page, 'Contact').getByText('There is no such contact any more').waitFor()
  t.same(await emulator.contacts(), [])
})
