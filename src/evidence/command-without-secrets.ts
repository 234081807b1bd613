import { isSecret, redactedUrl } from '../http/redaction.js'
import { word } from './shell.js'

const REDACTED = '[redacted]'
const GIVEN = /^(-{0,2}[\w.-]+)=/
const FLAG = /^--?[\w.-]+$/
const URL = /(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{0,30}:\/\/[^\s'"]+/gi
// In a text that another shell reads: NAME=value, --name value, and a header with its value.
const INSIDE = /(?<![\w.-])(-{0,2}[\w.-]{1,100})(=|:[ \t]*|[ \t]+)(?=(bearer[ \t]+)?("[^"]*"|'[^']*'|[^\s"';&|()]+))/gi

/** A command as it would be typed, without the values that may be keys by the names they have. */
export function commandWithoutSecrets(command: readonly string[]): string {
  return command.map((argument, index) => word(shownArgument(argument, command[index - 1]))).join(' ')
}

function shownArgument(argument: string, before = ''): string {
  if (FLAG.test(before) && isSecret(before)) return REDACTED
  const [given, name = ''] = GIVEN.exec(argument) ?? []
  if (given !== undefined && isSecret(name)) return given + REDACTED
  return withoutSecretsInside(argument.replace(URL, (url) => redactedUrl(url)))
}

function withoutSecretsInside(text: string): string {
  let shown = ''
  let from = 0
  for (const found of text.matchAll(INSIDE)) {
    const [whole, name = '', between = '', scheme = '', value = ''] = found
    if (found.index < from || !isSecret(name) || (between.trim() === '' && !name.startsWith('-'))) continue
    const start = found.index + whole.length
    shown += text.slice(from, start) + REDACTED
    from = start + scheme.length + value.length
  }
  return shown + text.slice(from)
}
