const TRICKY = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u
const PLAIN = /^[\w@%+=:,./-]+$/

/**
 * One word for a POSIX shell, safe also where it is pasted into a terminal: what is not printable (or, over several lines,
 * an exclamation mark, which bash looks for there) is written as an escape.
 */
export function quoted(text: string): string {
  const isPlain = !TRICKY.test(text.replaceAll('\n', '')) && !(text.includes('\n') && text.includes('!'))
  if (isPlain) return `'${text.replaceAll("'", `'\\''`)}'`
  const escaped = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\\'!]/gu, (character) =>
    character === '\\'
      ? '\\\\'
      : Array.from(new TextEncoder().encode(character), (byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('')
  )
  return `$'${escaped}'`
}

/** The same, with quotes only where they are needed. */
export function word(text: string): string {
  return PLAIN.test(text) ? text : quoted(text)
}
