import { execFileSync } from 'node:child_process'
import t from 'tap'
import { quoted, word } from '../../src/evidence/shell.js'

t.test('a text is one word for a shell, and shows nothing that steers a terminal', async (t) => {
  for (const text of ['a', "it's", 'a\nb', 'a\n!b', '\u001b[31m', 'a\\b\u202e', '!', '$(id) `id`', '🎉'])
    t.equal(execFileSync('bash', ['-c', `printf %s ${quoted(text)}`], { encoding: 'utf8' }), text, JSON.stringify(text))
  t.equal(quoted("\u001b'\\!"), "$'\\x1b\\x27\\\\\\x21'")
})

t.test('quotes stand only where they are needed', async (t) => {
  t.same(['a-b=c/d.e:1', '', 'a b', '*'].map(word), ['a-b=c/d.e:1', "''", "'a b'", "'*'"])
})
