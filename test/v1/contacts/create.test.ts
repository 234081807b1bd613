import fc from 'fast-check'
import t from 'tap'
import { Chance } from '../../../src/ids.js'
import type { ContactFields } from '../../../src/records/contact.js'
import { create, lacksEmailAndPhone } from '../../../src/v1/contacts/create.js'
import { putContacts } from '../../../src/v1/contacts/seed.js'
import { OBSERVED, place } from '../../places.js'

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
