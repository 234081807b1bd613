import t from 'tap'
import { kindsOf, program } from '../calls.js'

t.test('a contact is put into campaigns and workflows, and taken out', async (t) => {
  await using v1 = await program()
  const contact = `/contacts/${await v1.create({ email: 'a@b.c' })}`
  await v1.v1('POST', `${contact}/campaigns/c1`)
  const joined = await v1.last()
  t.same([kindsOf(joined), joined.request?.body], [['campaign-joined'], null])
  await v1.v1('DELETE', `${contact}/campaigns/c1`)
  t.match(await v1.last(), { verdict: 'same', request: { method: 'DELETE', url: /campaigns\/c1$/ } })
  await v1.v1('DELETE', `${contact}/campaigns/remove-all`)
  t.match(await v1.last(), {
    refusals: [{ status: 404, body: { message: `Cannot DELETE ${contact}/campaigns/remove-all` } }],
    request: { url: /removeAll$/ }
  })
  await v1.v1('POST', `${contact}/workflow/w1`, { eventStartTime: '2026-01-01T00:00:00Z' })
  t.match(await v1.last(), { verdict: 'same', request: { body: { eventStartTime: '2026-01-01T00:00:00Z' } } })
  await v1.v1('POST', `${contact}/workflow/w1`)
  t.match(await v1.last(), { verdict: 'same', request: { body: null } })
  await v1.v1('POST', `${contact}/workflow/w1`, { eventStartTime: 5, why: 1 })
  t.match(await v1.last(), { verdict: 'refused', differences: [{ kind: 'known-to-v2' }, { kind: 'unknown-property', of: ['why'] }] })
  await v1.v1('POST', '/contacts/nobody/workflow/w1')
  t.match((await v1.last()).differences, [{ kind: 'unknown-target', rule: 'v2.workflow-unknown' }])
  await v1.v1('POST', '/contacts/nobody/campaigns/w1')
  t.match((await v1.last()).differences, [{}, { kind: 'unknown-target', rule: 'v2.campaign-unknown' }])
})

t.test('the appointments of a contact are called events', async (t) => {
  await using v1 = await program()
  await v1.v1('GET', `/contacts/${await v1.create({ email: 'a@b.c' })}/appointments`)
  t.match(await v1.last(), { verdict: 'changes', request: { url: /\/appointments$/ }, differences: [{ kind: 'appointments-answer' }] })
})
