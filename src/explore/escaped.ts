import { printable } from '../journal/printable.js'

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** A text for HTML and XML. Of control characters only the end of a line is kept as it is. */
export function escaped(text: string): string {
  const lines = text.split('\n').map((line) => printable(line).replace(/\p{Surrogate}/gu, '\uFFFD'))
  return lines.join('\n').replace(/[&<>"']/g, (character) => ENTITIES[character] as string)
}
