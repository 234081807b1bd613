import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { CONTROL_PATH } from '../http/paths.js'
import { prettyLine } from '../journal/pretty-line.js'
import { printable } from '../journal/printable.js'
import { shown } from '../match/match.js'
import { OptionError } from '../options/options.js'
import { settingsOfCommand } from '../options/settings.js'
import { originOf } from '../transport/origin.js'
import { headersOf } from '../transport/transport.js'
import type { Arguments } from './arguments.js'
import { eventsOf, type ServerEvent } from './event-stream.js'
import { EXIT } from './exit.js'
import { complain, isColoured } from './output.js'

const LONGEST_ANSWER = 10_000

/** Shows what arrives at an emulator that runs elsewhere, until it stops or a signal comes. */
export async function logs({ flags, url }: Arguments): Promise<number> {
  const { controlKey, host, json, port } = settingsOfCommand(flags, process.env)
  const origin = addressOf(url ?? (process.env.GHL_EMULATOR_URL || `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`))
  const since = sinceOf(flags.get('--since')?.at(-1))
  const headers = headersOf(apiKeyOf(flags.get('--api-key')), controlKey)
  const stopped = new Promise<number>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => resolve(EXIT.stopped))
    // Who reads the lines has gone, as with `logs | head`.
    process.stdout.on('error', () => resolve(EXIT.stopped))
  })
  return Promise.race([stopped, follow(origin, `${CONTROL_PATH}/events${since}`, headers, json ? ({ data }) => data : pretty)])
}

type Show = (event: ServerEvent) => string

/** Why what answers is no emulator. */
class Stranger extends Error {}

async function follow(origin: string, path: string, headers: Record<string, string>, show: Show): Promise<number> {
  const end = (exitCode: number, sentence: string) => complain({ exitCode, sentence })
  try {
    const answer = await asked(origin + path, headers)
    if (answer.headers['content-type'] !== 'text/event-stream')
      return end(EXIT.badOption, `the emulator at ${origin} refuses this: ${await refusalIn(answer)}`)
    end(EXIT.stopped, `shows what arrives at ${origin}; Ctrl-C ends this`)
    const events = eventsOf(answer)
    for (let next = await nextOf(events); next; next = await nextOf(events)) {
      if (next.name === 'exchange' && !process.stdout.write(`${show(next)}\n`)) await once(process.stdout, 'drain')
    }
    return end(EXIT.stopped, `the emulator at ${origin} has stopped, or the connection to it broke`)
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException
    if (error instanceof Stranger) return end(EXIT.notReady, `what answers at ${origin} is no emulator: ${message}`)
    // Where several addresses were tried there is no message.
    return end(EXIT.notReady, `no emulator answers at ${origin}: ${[message, code].find(Boolean)}`)
  }
}

// An emulator that stops breaks the connection.
async function nextOf(events: AsyncGenerator<ServerEvent>): Promise<ServerEvent | undefined> {
  try {
    return (await events.next()).value
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ECONNRESET') return undefined
    throw new Stranger(message)
  }
}

function pretty({ data }: ServerEvent): string {
  try {
    return prettyLine(JSON.parse(data), { colour: isColoured(process.stdout), columns: process.stdout.columns })
  } catch {
    throw new Stranger(`it sends ${printable(shown(data))}`)
  }
}

async function asked(url: string, headers: Record<string, string>): Promise<IncomingMessage> {
  const { get } = url.startsWith('https:') ? await import('node:https') : await import('node:http')
  return new Promise((resolve, reject) => get(url, { headers }, resolve).on('error', reject))
}

/**
 * Why a control call is refused.
 * @throws Stranger where the answer is none of an emulator
 */
async function refusalIn(answer: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of answer.setEncoding('utf8')) if (text.length < LONGEST_ANSWER) text += chunk
  try {
    return printable(JSON.parse(text).error.message)
  } catch {
    throw new Stranger(`it answers ${answer.statusCode} ${printable(shown(text))}`)
  }
}

function addressOf(url: string): string {
  try {
    return originOf(url)
  } catch (error) {
    throw new OptionError((error as Error).message)
  }
}

function apiKeyOf(given: string[] = []): string | undefined {
  if (given.length > 1) throw new OptionError(`--api-key is given ${given.length} times; logs shows the location of one key, or all`)
  return given[0]
}

function sinceOf(text: string | undefined): string {
  if (text === undefined) return ''
  if (/^\d{1,15}$/.test(text)) return `?since=${text}`
  throw new OptionError(`--since "${text}": give the number of an exchange, from which on those after it are shown; 0 shows all there are`)
}
