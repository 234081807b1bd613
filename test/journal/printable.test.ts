import t from 'tap'
import { printable } from '../../src/journal/printable.js'

t.test('what a caller sent cannot steer the terminal', async (t) => {
  t.equal(printable('came: \u001b[2J\u009b\n\0'), 'came: \\x1b[2J\\x9b\\x0a\\x00')
})

t.test('what a caller sent cannot turn the direction of the text', async (t) => {
  t.equal(printable('came: \u202e\u{e0001}\u2028'), 'came: \\u{202e}\\u{e0001}\\u{2028}')
})

t.test('letters of any language stay as they are', async (t) => {
  t.equal(printable('Zoë 東京 👋'), 'Zoë 東京 👋')
})
