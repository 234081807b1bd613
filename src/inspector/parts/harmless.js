// Controls, what turns the direction of a text around, and what takes no room. Joiners stay: emoji are made with them.
const TRICKS = [
  ...['0-8', 'b-1f', '7f-9f', 'ad', '34f', '61c', '115f-1160', '17b4-17b5', '180e', '200b', '200e-200f', '2028-202e'],
  ...['2060-206f', '3164', 'feff', 'ffa0', 'fff9-fffb', 'e0000-e0fff']
]
const escaped = (code) => `\\u{${code}}`
const TRICK = new RegExp(`[${TRICKS.map((range) => range.split('-').map(escaped).join('-')).join('')}]`, 'gu')

/** A text in which each character that shows nothing, or changes how others are shown, is written out, such as ⟨U+202E⟩. */
export function harmless(text) {
  return text.replace(TRICK, (character) => `⟨U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`)
}
