import t from 'tap'
import { EmailOrPhoneIndex } from '../../src/records/email-or-phone-index.js'

const contact = (id: string, nth: number) => ({ id, added: { nth } })

t.test('a text finds its contacts in any case, oldest first', async (t) => {
  const index = new EmailOrPhoneIndex()
  const [first, second, third] = [contact('a', 1), contact('b', 2), contact('c', 3)]
  index.add(second, 'John@Deo.com')
  t.strictSame(index.with('john@deo.COM'), [second])
  index.add(first, 'john@deo.com')
  index.add(third, 'JOHN@DEO.COM')
  t.strictSame(index.with('john@deo.com'), [first, second, third])
  t.strictSame(index.with('jane@deo.com'), [])
})

t.test('what is taken out is found no more, and the others still are', async (t) => {
  const index = new EmailOrPhoneIndex()
  const [first, second] = [contact('a', 1), contact('b', 2)]
  for (const each of [first, second]) index.add(each, 'a@b.c')
  index.remove(first, 'A@b.c')
  t.strictSame(index.with('a@b.c'), [second])
  index.remove(second, undefined)
  t.strictSame(index.with('a@b.c'), [second])
  index.remove(second, 'a@b.c')
  t.strictSame(index.with('a@b.c'), [])
})

t.test('a contact without a text, or with a blank one, is not found', async (t) => {
  const index = new EmailOrPhoneIndex()
  for (const text of [undefined, '', ' ']) index.add(contact('a', 1), text)
  for (const text of ['', ' ', 'undefined']) t.strictSame(index.with(text), [])
})
