const LONGEST_PATTERN = 200
const LONGEST_TEXT = 10_000
const FLAGS = 'ims'

/**
 * Whether a pattern is found in a text of up to 10 000 characters. It is RE2 that reads it: a pattern of JavaScript's own may
 * take for ever.
 * @throws Error that says what is wrong with it
 */
export async function compilePattern(source: string, flags: string): Promise<(text: unknown) => boolean> {
  if (source.length > LONGEST_PATTERN)
    throw new Error(`the pattern has ${source.length} characters, and at most ${LONGEST_PATTERN} are read`)
  const unknown = [...flags].find((flag) => !FLAGS.includes(flag))
  if (unknown !== undefined) throw new Error(`the flag ${unknown} is not known; known are ${[...FLAGS].join(', ')}`)
  const { RE2JS } = await import('re2js')
  const pattern = RE2JS.compile(flags === '' ? source : `(?${flags})${source}`)
  return (text) => typeof text === 'string' && text.length <= LONGEST_TEXT && pattern.matcher(text).find()
}
