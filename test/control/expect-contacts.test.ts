import { greaterThan, matching } from '../../src/index.js'
import { overBothTransports, post } from '../emulators.js'

const JOHN = { email: 'john@example.com' }

overBothTransports('contacts that are stored so often are answered, all of them', async (t, emulator) => {
  const soon = emulator.expectContacts(JOHN)
  await post(emulator, JOHN)
  t.match(await soon, [JOHN])
  await emulator.addContacts(JOHN, { email: 'jane@example.com' })
  t.match(await emulator.expectContacts(JOHN, { times: 2, quietMs: 1 }), [JOHN, JOHN])
  t.match(await emulator.expectContacts({ email: matching('@example') }, { times: { atLeast: 3 } }), [JOHN, JOHN, {}])
  t.same(await emulator.expectContacts({ phone: '1' }, { times: 'never', quietMs: 1 }), [])
})

overBothTransports('what is updated or deleted meanwhile counts as it is then', async (t, emulator) => {
  const headers = { authorization: `Bearer ${emulator.apiKey}` }
  const [{ id = '' } = {}] = await emulator.addContacts(JOHN)
  const changed = emulator.expectContacts({ city: 'Rome' })
  await fetch(`${emulator.baseUrl}/contacts/${id}`, { method: 'PUT', headers, body: '{"city":"Rome"}' })
  t.match(await changed, [{ id }])
  const gone = emulator.expectContacts(JOHN, { times: 'never', quietMs: 1 })
  const refused = t.rejects(gone, {
    code: 'unmet',
    message: `expected no contact that match {"email":"john@example.com"}; 1 are stored: ${id}`
  })
  await refused
  const left = emulator.expectContacts({ city: 'Rome' }, { times: { atMost: 1 }, quietMs: 100 })
  await fetch(`${emulator.baseUrl}/contacts/${id}`, { method: 'DELETE', headers })
  t.same(await left, [])
})

overBothTransports('too few are told when the time is up, with what is nearest', async (t, emulator) => {
  await t.rejects(emulator.expectContacts(JOHN, { within: 0 }), {
    code: 'unmet',
    message: 'expected at least 1 contact that match {"email":"john@example.com"}; none is stored'
  })
  const [{ id = '' } = {}] = await emulator.addContacts({ email: 'jane@example.com' })
  await t.rejects(emulator.expectContacts(JOHN, { within: 0 }), {
    code: 'unmet',
    message: `expected at least 1 contact that match {"email":"john@example.com"}; none is stored; nearest of the 1 others:\n  ${id}: email is "jane@example.com", wanted "john@example.com"`
  })
  await emulator.addContacts(...Array.from({ length: 12 }, () => JOHN))
  await t.rejects(emulator.expectContacts(JOHN, { times: 2 }), { code: 'unmet', message: /; 12 are stored: (\w{20}, ){10}…/ })
})

overBothTransports('a match that cannot be read is refused', async (t, emulator) => {
  await t.rejects(emulator.expectContacts({ nmae: 'a' } as object), { code: 'bad-request', message: /nmae is not known/ })
  await t.rejects(emulator.expectContacts({ dnd: { ...greaterThan(1), x: 1 } } as object), { code: 'bad-match' })
})
