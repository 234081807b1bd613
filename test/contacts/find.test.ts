import t from 'tap'
import { contactWith } from '../../src/contacts/find.js'
import { putContacts } from '../../src/v1/contacts/seed.js'
import { place } from '../places.js'

t.test('the oldest contact with an e-mail is found, else the oldest with a phone', async (t) => {
  const here = place()
  const [byPhone, byEmail] = putContacts([{ phone: '1' }, { email: 'a@b.c', phone: '1' }, { email: 'a@b.c' }], here)
  t.equal(contactWith({ email: 'a@b.c', phone: '1' }, here), byEmail)
  t.equal(contactWith({ email: 'b@b.c', phone: '1' }, here), byPhone)
  t.equal(contactWith({ email: 'b@b.c' }, here), undefined)
})

t.test('nothing is found by an e-mail and a phone that were not given', async (t) => {
  const here = place()
  putContacts([{ email: 'a@b.c' }, { phone: '1' }], here)
  t.equal(contactWith({}, here), undefined)
})
