import t from 'tap'
import { contactsNamed, whoOf } from '../../src/journal/who.js'

const CASES: [says: string, sent: unknown, answered: unknown, who: string | undefined][] = [
  ['the e-mail that was stored', { email: 'A@b.c' }, { contact: { email: 'a@b.c', phone: '1' } }, 'a@b.c'],
  ['the e-mail that was sent, where it was refused', { email: 'a@b.c' }, { msg: 'Bad Request' }, 'a@b.c'],
  ['who was sent, where the reply was lost', { email: 'a@b.c' }, undefined, 'a@b.c'],
  ['the phone, where there is no e-mail', { email: ' ', phone: '+1' }, {}, '+1'],
  ['the name, where there is neither', { name: 'Ann' }, {}, 'Ann'],
  ['the first name', { firstName: 'Ann' }, {}, 'Ann'],
  ['the only contact of a list', null, { contacts: [{ email: 'a@b.c' }] }, 'a@b.c'],
  ['nobody of a longer list', null, { contacts: [{ email: 'a@b.c' }, { email: 'd@e.f' }] }, undefined],
  ['nobody, where what came is no contact', [1], 'text', undefined],
  ['nobody, where the types are others', { email: 5, name: {} }, { contact: null }, undefined],
  ['nobody, where nothing came', null, null, undefined]
]

for (const [says, sent, answered, expected] of CASES) t.test(`it names ${says}`, async (t) => t.equal(whoOf(sent, answered), expected))

t.test('some contacts are named by the first, with how many more there are', async (t) => {
  t.equal(contactsNamed(['A']), 'contact A')
  t.equal(contactsNamed(['A', 'B', 'C']), 'contact A and 2 more')
})
