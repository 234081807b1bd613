const TRICKY = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u

/**
 * One word for a POSIX shell, safe also where it is pasted into a terminal: what is not printable (or, over several lines,
 * an exclamation mark, which bash looks for there) is written as an escape.
 */
export function quoted(text) {
  const isPlain = !TRICKY.test(text.replaceAll('\n', '')) && !(text.includes('\n') && text.includes('!'))
  if (isPlain) return `'${text.replaceAll("'", `'\\''`)}'`
  const escaped = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\\'!]/gu, (character) =>
    character === '\\'
      ? '\\\\'
      : Array.from(new TextEncoder().encode(character), (byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('')
  )
  return `$'${escaped}'`
}

/** A text in a language that has the strings of JSON, with what is not printable written as an escape. */
export function literal(text) {
  return JSON.stringify(text).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    Array.from({ length: character.length }, (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`).join('')
  )
}
