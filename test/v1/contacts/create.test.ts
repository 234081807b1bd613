import fc from 'fast-check'
import t from 'tap'
import { Chance } from '../../../src/ids.js'
import type { Contact, ContactFields } from '../../../src/records/contact.js'
import { create, lacksEmailAndPhone, type Made, newContact, update } from '../../../src/v1/contacts/create.js'
import { putContacts } from '../../../src/v1/contacts/seed.js'
import { OBSERVED, place } from '../../places.js'

const OWNED = { id: 'ID', locationId: 'LOC', fingerprint: 'PRINT', dateAdded: 'DATE' }

t.test('contact.email-or-phone: the rule is broken exactly when both are blank', async () => {
  const blank = fc.constantFrom(undefined, '', ' ', '\t\n', '\u00A0')
  const filled = fc.string().filter((text) => text.trim() !== '')
  const broken = ([email, phone]: [string | undefined, string | undefined]) =>
    lacksEmailAndPhone({ ...(email !== undefined && { email }), ...(phone !== undefined && { phone }) })
  fc.assert(
    fc.property(blank, blank, filled, filled, (none, nothing, one, other) => {
      return broken([none, nothing]) && !broken([one, nothing]) && !broken([none, one]) && !broken([one, other])
    })
  )
})

t.test('creating draws an id and a fingerprint, and takes the time of the location', async (t) => {
  const now = Date.parse('2026-01-01T12:00:00.001Z')
  const [here, chance] = [place({ now }), new Chance('seed', 'LOC')]
  const first = newContact({ email: 'a@b.c' }, here)
  t.match(first, { id: chance.id(), locationId: 'LOC', fingerprint: chance.fingerprint(now), dateAdded: '2026-01-01T12:00:00.001Z' })
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

const HERE = [
  { id: 'one', email: 'One@b.c', phone: '+1', tags: ['x'] },
  { id: 'two', email: 'two@b.c', phone: '+2' }
]
const TWINS: [sent: ContactFields, twin: string | undefined][] = [
  [{ email: 'oNE@b.c' }, 'one'],
  [{ phone: '+2' }, 'two'],
  [{ email: 'other@b.c', phone: '+2' }, 'two'],
  [{ email: 'one@b.c', phone: '+2' }, 'one'],
  [{ email: ' ', phone: '+2' }, 'two'],
  [{ email: 'other@b.c', phone: '+3' }, undefined]
]

for (const [sent, twin] of TWINS) {
  t.test(`contact.upsert, contact.email-before-phone: a create with ${JSON.stringify(sent)} updates ${twin ?? 'none'}`, async (t) => {
    for (const [fidelity, allowDuplicateContact, updates] of [
      [OBSERVED, false, twin !== undefined],
      [OBSERVED, true, false],
      [undefined, false, false]
    ] as const) {
      const here = place({ ...(fidelity && { fidelity }), settings: { allowDuplicateContact } })
      const there = putContacts(HERE, here)
      const made = create({ ...sent, tags: ['y'] }, here, 'merge')
      if ('refusal' in made) throw new Error(made.reasons.join())
      const { contact, rule } = made
      t.equal(rule, updates ? 'contact.upsert' : 'contact.created')
      t.equal(
        there.some(({ id }) => id === contact.id),
        updates
      )
      if (updates) t.match(contact, { ...sent, id: twin, tags: twin === 'one' ? ['x', 'y'] : ['y'] })
      t.same(here.contacts.all(), there, 'nothing is stored by it')
    }
  })
}

t.test('contact.limit: where no room is left a create is refused, but one that updates another contact is not', async (t) => {
  const here = place({ room: 2, fidelity: OBSERVED })
  putContacts(HERE, here)
  t.match(create({ email: 'new@b.c' }, here, 'replace'), {
    refusal: { status: 503, rule: 'contact.limit' },
    reasons: ['all 2 contacts that may be kept are there']
  })
  t.match(create({ email: 'two@b.c' }, here, 'replace'), { rule: 'contact.upsert', contact: { id: 'two' } })
})

t.test('contact.email-or-phone: a create with neither is refused first of all, and draws nothing', async (t) => {
  const here = place({ room: 0 })
  t.match(create({ email: ' ', firstName: 'Ann' }, here, 'replace'), {
    refusal: { status: 422, rule: 'contact.email-or-phone' },
    reasons: ['neither email nor phone holds anything; send one of them']
  })
  t.equal(here.chance.id(), new Chance('seed', 'LOC').id())
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
