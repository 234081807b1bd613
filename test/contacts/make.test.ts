import t from 'tap'
import { fingerprintAt } from '../../src/contacts/fingerprint.js'
import { type Made, newContact, update } from '../../src/contacts/make.js'
import { Chance } from '../../src/ids.js'
import type { Contact, ContactFields } from '../../src/records/contact.js'
import { putContacts } from '../../src/v1/contacts/seed.js'
import { OBSERVED, place } from '../places.js'

const OWNED = { id: 'ID', locationId: 'LOC', fingerprint: 'PRINT', dateAdded: 'DATE' }

t.test('creating draws an id and a fingerprint, and takes the time of the location', async (t) => {
  const now = Date.parse('2026-01-01T12:00:00.001Z')
  const [here, chance] = [place({ now }), new Chance('seed', 'LOC')]
  const first = newContact({ email: 'a@b.c' }, here)
  t.match(first, { id: chance.id(), locationId: 'LOC', fingerprint: fingerprintAt(now, chance), dateAdded: '2026-01-01T12:00:00.001Z' })
  here.clock.advance(1000)
  const second = newContact({ email: 'a@b.c' }, here)
  t.match(second, { id: chance.id(), dateAdded: '2026-01-01T12:00:01.001Z' })
  t.match(second, { added: { time: now + 1000, nth: 2 }, updated: { time: now + 1000, nth: 2 } })
})

t.test('what is given of the server’s own is taken, but never the location', async (t) => {
  const dateAdded = '2020-01-01T00:00:00Z'
  const here = place()
  const contact = newContact({}, here, { ...OWNED, dateAdded, locationId: 'ELSEWHERE' })
  t.match(contact, { ...OWNED, dateAdded })
  t.match(contact, { added: { time: Date.parse(dateAdded) }, updated: { time: Date.parse(dateAdded) } })
})

t.test('an update keeps the moment of the adding, and has its own', async (t) => {
  const here = place({ now: 1000 })
  const [first, second] = ['a', 'b'].map((email) => newContact({ email }, here)) as [Contact, Contact]
  for (const contact of [first, second]) here.contacts.put(contact)
  here.clock.advance(500)
  const { contact } = update(first, { phone: '1' }, here, 'replace') as Made
  t.match(contact, { email: 'a', phone: '1', dateAdded: first.dateAdded })
  t.match(contact, { added: { time: 1000, nth: 1 }, updated: { time: 1500, nth: 3 } })
  t.equal(here.contacts.get(first.id), first, 'until it is put in')
  here.contacts.put(contact)
  t.same(here.contacts.all(), [contact, second])
})

t.test('name.joined: the name of a contact follows its parts, where it has one and none is sent', async (t) => {
  const here = place({ fidelity: OBSERVED })
  const [named, nameless] = putContacts(
    [{ email: 'a@b.c', firstName: 'Ann', lastName: 'Lee', name: 'Ann Lee' }, { email: 'b@b.c' }],
    here
  ) as [Contact, Contact]
  const nameAfter = (contact: Contact, fields: ContactFields, at = here) => (update(contact, fields, at, 'replace') as Made).contact.name
  t.equal(nameAfter(named, { firstName: 'Bea' }), 'Bea Lee')
  t.equal(nameAfter(named, { lastName: 'May' }), 'Ann May')
  t.equal(nameAfter(named, { firstName: 'Bea', name: 'Sent' }), 'Sent')
  t.equal(nameAfter(named, { phone: '1' }), 'Ann Lee')
  t.equal(nameAfter(nameless, { firstName: 'Bea' }), undefined)
  t.equal(nameAfter(named, { firstName: 'Bea' }, place()), 'Ann Lee', 'as documented it stays')
})

t.test('where all room is taken an update may make a contact smaller, and no larger', async (t) => {
  const contact = newContact({ email: 'a@b.c', city: 'Rome' }, place())
  const here = place({ bytes: contact.bytes })
  here.contacts.put(contact)
  t.match(update(contact, { city: 'Bern' }, here, 'replace'), { contact: { city: 'Bern' }, rule: 'contact.updated' })
  t.match(update(contact, { city: 'Milan' }, here, 'replace'), { refusal: { status: 503 } })
})
