// Whatever may carry a key, by its name. The value is dropped on arrival, so that no view can show it.
const SECRET_NAME = /auth|key|token|secret|cookie/i
// The look ahead ends where the name does, so that no text takes long.
const SECRET_PARAMETER = /([?&](?=[^?&=]*(?:auth|key|token|secret))[^?&=]*=)[^&#]*/gi
const REDACTED = '[redacted]'

/** Whether a header of this name may carry a key, so that its value is not kept. */
export function isSecret(name: string): boolean {
  return SECRET_NAME.test(name)
}

/** A path and query without the values of parameters that may carry a key. */
export function redactedUrl(url: string): string {
  return url.includes('?') ? url.replace(SECRET_PARAMETER, `$1${REDACTED}`) : url
}

/** Name, value, name, value, each on a line: one text in place of many, for the journal keeps a thousand of them. */
export function redactedHeaders(rawHeaders: readonly string[]): string {
  const lines = rawHeaders.slice()
  for (let index = 0; index < lines.length; index += 2) if (isSecret(lines[index] as string)) lines[index + 1] = REDACTED
  return lines.join('\n')
}
