import { violations } from './axe.js'
import { detail, inspect, live, MARKUP, pressed, row, said, section } from './inspected.js'

inspect('the requests of version 1 are listed with what version 2 would do, as they come', async (t, { emulator, page, post, visit }) => {
  await visit('#/move')
  await page.getByRole('heading', { name: 'No request of version 1' }).waitFor()
  await post({ email: 'ada@deo.com', customField: { a: 'b' } })
  await row(page, /Refused.*POST.*ada@deo.com/).click()
  t.equal(new URL(page.url()).hash, `#/move/${emulator.locationId}/1`)
  await detail(page).getByText('Version 2 refuses it as it was sent: 422 locationId should not be empty').waitFor()
  await section(page, 'Differences').getByText('custom-fields').waitFor()
  await section(page, 'What version 2 answers to it as it was sent').getByText('property customField should not exist').first().waitFor()
  await section(page, 'Of every request').getByText('Send "Version: 2021-07-28".').waitFor()
  await section(page, 'The request of version 2').getByText("'https://services.leadconnectorhq.com/contacts/'").waitFor()
  await pressed(page, 'Copy as curl').click()
  await said(page, 'Copied')
  await detail(page).getByRole('link', { name: 'Its exchange' }).click()
  await section(page, 'Steps').waitFor()
  await page.goBack()
  await section(page, 'Of every request').waitFor()
  await page.keyboard.press('Escape')
  await detail(page).waitFor({ state: 'hidden' })
  await post(undefined, undefined, { method: 'GET', path: '/pipelines' })
  await page.getByRole('combobox', { name: 'Verdict' }).selectOption('Not served')
  await row(page, /Not served.*GET/).waitFor()
  t.equal(await page.getByRole('row').count(), 2, 'and the header')
  await visit(`#/move/${emulator.locationId}/99?location=${emulator.locationId}`)
  await detail(page).getByText('no such request').waitFor()
  await visit('#/move')
  await row(page, 'custom-fields').waitFor()
  await emulator.reset()
  await page.getByRole('heading', { name: 'No request of version 1' }).waitFor()
})

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [1440, 390])
    inspect(
      `how requests move is shown as text, without scrolling sideways, and axe finds nothing wrong, ${colorScheme}, ${width} px`,
      async (t, { emulator, page, post, visit }) => {
        await post({ email: MARKUP, phone: '(888) 732-4197', [`k${'k'.repeat(99)}`]: 1 })
        await post({ email: `${'a'.repeat(90)}@deo.com`, tags: ['A'], customField: { ['x'.repeat(200)]: 'y'.repeat(200) } })
        for (const place of ['#/move', `#/move/${emulator.locationId}/1`, `#/move/${emulator.locationId}/2`]) {
          await visit(place)
          await live(page)
          if (place === '#/move')
            await row(page, /Refused/)
              .first()
              .waitFor()
          else await section(page, 'Of every request').waitFor()
          t.notOk(await page.evaluate<boolean>('document.documentElement.scrollWidth > window.innerWidth'), place)
          t.same(await violations(page), [], place)
        }
      },
      { viewport: { width, height: 800 }, colorScheme }
    )
