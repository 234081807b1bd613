import t from 'tap'
import { fold } from '../../src/journal/fold.js'

const folded = (texts: string[], first: number, below = first) =>
  fold(
    texts.map((text) => ({ text })),
    '  ',
    { first, below }
  )

t.test('pieces stand on one line while there is room', async (t) => {
  t.same(folded(['one', 'two', 'three'], 15), ['one  two  three'])
  t.same(folded(['one', 'two', 'three'], 14), ['one  two', 'three'])
  t.same(folded(['one', 'two'], Number.POSITIVE_INFINITY), ['one  two'])
  t.same(folded([], 10), [])
})

t.test('the lines below the first have a room of their own', async (t) => {
  t.same(folded(['aaaaaaaaaaaa', 'bbbb', 'cccc', 'dddd'], 12, 10), ['aaaaaaaaaaaa', 'bbbb  cccc', 'dddd'])
})

t.test('a piece that is longer than a line is cut, between letters', async (t) => {
  t.same(folded(['a', '👋'.repeat(12), 'b'], 10), ['a', '👋'.repeat(10), '👋👋  b'])
})

t.test('where there is hardly any room, eight letters go on a line', async (t) => {
  t.same(folded(['abcdefghij'], 1), ['abcdefgh', 'ij'])
  t.same(folded(['abcdefghij'], -5), ['abcdefgh', 'ij'])
})

t.test('each part is painted alone, and paint takes no room', async (t) => {
  const paint = (text: string) => `<${text}>`
  t.same(fold([{ text: 'abcdefghij', paint }, { text: 'k' }], ' ', { first: 8, below: 8 }), ['<abcdefgh>', '<ij> k'])
})
