// Controls, what turns the direction of a text around, and what takes no room. Joiners stay: emoji are made with them.
const TRICKS =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e0fff}]/gu

/** A text in which each character that shows nothing, or changes how others are shown, is written out, such as ⟨U+202E⟩. */
export function harmless(text) {
  return text.replace(TRICKS, (character) => `⟨U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`)
}
