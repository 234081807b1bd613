import { KINDS, Served } from './emulators.js'
import { LOCATION } from './grants.js'
import type { Evidence, Seen } from './judge.js'
import { SHOWN_KEY } from './judge.js'
import { ANY_STATUS, allowedFor } from './operations.js'
import { type Case, KEYS } from './sends.js'
import { type Received, type Sent, send, type Text, whole } from './wire.js'

const LONGEST_SHOWN = 200
// After each case: nothing is in flight any more, and what is kept of it can be read by everybody.
const LOOKS = [
  'idle?quietMs=0&timeoutMs=5000',
  'requests',
  'requests/1',
  'requests/2',
  'faults',
  'coverage',
  'migration',
  'keys',
  'clock',
  'health'
]

/** The emulators that cases are sent to; one that has died is started anew. */
export class Emulators {
  readonly #served = new Map<string, Served>()

  /** Sends a case, looks at what it left, and resets; returns what was seen. */
  async run({ kind, rounds }: Case): Promise<Evidence> {
    const served = await this.of(kind)
    const seen: Seen[] = []
    const armed: number[] = []
    const known = new Map([['location', LOCATION]])
    for (const round of rounds) {
      const sents = round.map((each) => filledIn(each, known))
      const received = await sendAll(served, sents)
      for (const [index, each] of sents.entries()) {
        const came = received[index] as Timed
        seen.push(seenOf(each, came))
        learn(each, came, known, armed)
      }
    }
    for (const sent of [...LOOKS.map((look) => control('GET', look, kind)), control('POST', 'reset', kind)]) {
      if (seen.at(-1)?.hangs) break
      const [received] = (await sendAll(served, [sent])) as [Timed]
      // These are always answered.
      seen.push({ ...seenOf(sent, received), hangs: received.statuses.length === 0 })
    }
    const evidence = { seen, armed, log: served.takeLog(), ended: served.ended }
    // One that hangs would have the next case wait as long.
    if (seen.at(-1)?.hangs) await served.stop()
    return evidence
  }

  async of(kind: string): Promise<Served> {
    const running = this.#served.get(kind)
    if (running && running.ended === undefined) return running
    const started = await Served.start(KINDS[kind] ?? {})
    this.#served.set(kind, started)
    return started
  }

  async stop(): Promise<void> {
    for (const served of this.#served.values()) await served.stop()
  }
}

/** What came back, and the processor time it took. */
interface Timed extends Received {
  ms: number
}

/** Sends all at once. */
async function sendAll(served: Served, sents: readonly Sent[]): Promise<Timed[]> {
  const before = await served.processorMs()
  const received = await Promise.all(sents.map((each) => send(served.port, each)))
  const ms = ((await served.processorMs()) - before) / sents.length
  return received.map((each) => ({ ...each, ms }))
}

function control(method: string, path: string, kind: string): Sent {
  const { controlKey } = KINDS[kind] ?? {}
  const headers: [string, Text][] = [['host', 'localhost'], ...(controlKey ? [['x-control-key', controlKey] as [string, string]] : [])]
  return { method, path: `/_emulator/${path}`, headers }
}

/** With what stands for something unknown filled in. A control call has a key in its headers alone: the rest of it may be shown. */
function filledIn(sent: Sent, known: ReadonlyMap<string, string>): Sent {
  if ('raw' in sent) return sent
  const { path, headers, body } = sent
  const authorization = headers.find(([name]) => name === 'authorization')?.[1]
  const key = KEYS.find((each) => authorization === `Bearer ${each}`) ?? 'none'
  const shown = whole(path).startsWith('/_emulator') ? 'none' : key
  return {
    ...sent,
    path: filled(path, known, shown),
    headers: headers.map(([name, value]) => [filled(name, known, key) as string, filled(value, known, key)]),
    ...(body !== undefined && { body: filled(body, known, shown) })
  }
}

function filled(text: Text, known: ReadonlyMap<string, string>, key: string): Text {
  if (typeof text !== 'string') return text
  return text.replace(/\$(contact|made|location|key|escapedKey|percentKey)/g, (_, name) => {
    if (name === 'key') return key
    if (name === 'escapedKey') return escaped(key, '\\u00')
    return name === 'percentKey' ? escaped(key, '%') : (known.get(name) ?? 'unknown')
  })
}

function escaped(key: string, before: string): string {
  return [...key].map((character) => before + character.charCodeAt(0).toString(16)).join('')
}

/** Takes ids, and the statuses of armed faults, from what was answered; of who hung up before, from what was sent. */
function learn(sent: Sent, { text, statuses }: Timed, known: Map<string, string>, armed: number[]): void {
  if ('raw' in sent) return
  const isTaken = statuses[0] === 200 || statuses[0] === 201
  if (whole(sent.path).includes('/_emulator/faults') && (isTaken || sent.hangsUp)) {
    const told = sent.hangsUp ? whole(sent.body ?? '') : text
    for (const [, status] of told.matchAll(/"status":(\d+)/g)) armed.push(Number(status))
  }
  if (!isTaken) return
  const contact = /"contact":\{"id":"([^"]*)","locationId":"([^"]*)"/.exec(text)
  if (contact) known.set('contact', contact[1] as string).set('location', contact[2] as string)
  const made = /\r\n\r\n\{(?:"[a-zA-Z]+":\{[^{]*?)?"id":"([^"]*)"/.exec(text)
  if (made) known.set('made', made[1] as string)
}

function seenOf(sent: Sent, received: Timed): Seen {
  if ('raw' in sent) return { sent: JSON.stringify(sent).slice(0, LONGEST_SHOWN), ...received, allowed: ANY_STATUS, mayHoldKey: true }
  const { method, headers, body = '' } = sent
  const path = whole(sent.path)
  const isSent = [path, whole(body), ...headers.filter(([name]) => !SECRET_HEADERS.includes(name)).map(([, value]) => whole(value))]
  return {
    sent: `${method} ${path}`.slice(0, LONGEST_SHOWN),
    ...received,
    allowed: allowedFor(method, path),
    mayHoldKey:
      !path.startsWith('/_emulator') || /^\/_emulator\/(contacts|events)/.test(path) || isSent.some((text) => SHOWN_KEY.test(text))
  }
}

const SECRET_HEADERS = ['authorization', 'x-control-key']
