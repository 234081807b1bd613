export { quoted } from '../../evidence/shell.ts'

/** A text in a language that has the strings of JSON, with what is not printable written as an escape. */
export function literal(text) {
  return JSON.stringify(text).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    Array.from({ length: character.length }, (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`).join('')
  )
}
