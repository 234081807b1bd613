/** Absent, empty, or only white space. */
export function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === ''
}
