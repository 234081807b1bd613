import t from 'tap'
import { quoted, word } from '../../src/evidence/shell.js'

t.test('a text is one word for a shell, and shows nothing that steers a terminal', async (t) => {
  const words = [
    ['a b', "'a b'"],
    ["it's", `'it'\\''s'`],
    ['a\nb', "'a\nb'"],
    ['a\n!b', "$'a\\x0a\\x21b'"],
    ['!', "'!'"],
    ["\u001b'\\!", "$'\\x1b\\x27\\\\\\x21'"],
    ['\u202e🎉', "$'\\xe2\\x80\\xae🎉'"],
    ['$(id) `id`', "'$(id) `id`'"]
  ] as const
  for (const [text, expected] of words) t.equal(quoted(text), expected)
})

t.test('quotes stand only where they are needed', async (t) => {
  t.same(['a-b=c/d.e:1', '', 'a b', '*'].map(word), ['a-b=c/d.e:1', "''", "'a b'", "'*'"])
})
