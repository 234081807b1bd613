import t from 'tap'
import { didYouMean, nearest } from '../../src/validation/did-you-mean.js'

const KNOWN = ['email', 'phone', 'customField', 'id', 'id2', 'LEADURL']

const MEANT: [name: string, meant: string | undefined][] = [
  ['emial', 'email'],
  ['EMAIL', 'email'],
  ['leadurl', 'LEADURL'],
  ['e-mail', 'email'],
  ['customFields', 'customField'],
  ['phonenum', 'phone'],
  ['phonenumb', undefined],
  ['id3', 'id'],
  ['xx', undefined],
  ['', undefined],
  ['assignedTo', undefined]
]

for (const [name, meant] of MEANT) {
  t.test(`"${name}" was probably meant to be ${meant ?? 'none of those known'}`, async (t) => t.equal(nearest(name, KNOWN), meant))
}

t.test('the question is asked only where there is something to ask', async (t) => {
  t.equal(didYouMean('emial', KNOWN), '; did you mean email?')
  t.equal(didYouMean('assignedTo', KNOWN), '')
  t.equal(didYouMean('email', []), '')
})

t.test('a name longer than 64 was meant to be none', async (t) => {
  t.equal(nearest('x'.repeat(64), ['x'.repeat(63)]), 'x'.repeat(63))
  t.equal(nearest('x'.repeat(65), ['x'.repeat(64)]), undefined)
})
