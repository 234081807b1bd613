import type { Exchange } from '../journal/exchange.js'
import { differences } from '../match/match.js'
import type { Contact } from '../v1/contacts/contact.js'
import type { Observed } from './run.js'
import { counted, leadOf, nameOf, sentOf, shapeOf, whoOf } from './shape.js'
import { stormIn } from './storm.js'
import { howOther, titleOf, type Undisturbed } from './undisturbed.js'
import type { Verdict } from './verdict.js'

interface Judged {
  verdict: Verdict
  sentence: string
}

/** What came of a run in which a fault was armed for the request with this number. */
export function judge(number: number, undisturbed: Undisturbed, observed: Observed, mostTries: number): Judged {
  const { ended, fired, seen } = observed
  const { exchange } = undisturbed.requests.find((one) => one.number === number) as Undisturbed['requests'][number]
  const came = seen.map(({ exchange }) => exchange)
  if (!fired && ended.how !== 'hung') return { verdict: 'different', sentence: howOther(exchange, number, came) }
  const early = moreBefore(exchange, undisturbed, came)
  if (early) return { verdict: 'different', sentence: `${titleOf(early)} came more often than undisturbed before the fault met anything` }
  const storm = fired ? stormIn(exchange, undisturbed, seen, mostTries) : undefined
  const verdicts: [Verdict, string | undefined][] = [
    ['lost', ended.how === 'well' ? whatIsLost(undisturbed, observed) : undefined],
    ['doubled', whatIsDoubled(undisturbed, observed)],
    ['stormed', storm],
    ['hung', ended.how === 'hung' ? howItHung(ended.afterMs, fired, number) : undefined],
    ['crashed', ended.how === 'crashed' ? ended.why : undefined],
    ['noticed', ended.how === 'failed' ? ended.why : undefined]
  ]
  for (const [verdict, sentence] of verdicts) if (sentence !== undefined) return { verdict, sentence }
  return { verdict: 'recovered', sentence: 'all is well, and every lead is there once' }
}

/** What came too often before the fault, as where a machine is too busy for the time-outs of the program. */
function moreBefore(faulted: Exchange, { requests }: Undisturbed, came: readonly Exchange[]): Exchange | undefined {
  const first = came.findIndex(({ fault }) => fault !== null)
  const others = came.slice(0, Math.max(0, first)).filter((one) => shapeOf(one) !== shapeOf(faulted))
  const undisturbed = counted(requests.map(({ exchange }) => shapeOf(exchange)))
  return others.find((one) => {
    const shape = shapeOf(one)
    const count = undisturbed.get(shape)
    // One that does not come in each run says nothing.
    return count !== undefined && others.filter((other) => shapeOf(other) === shape).length > count
  })
}

function howItHung(afterMs: number, fired: boolean, number: number): string {
  const ended = `it had not ended after ${afterMs / 1000} s`
  return fired ? ended : `${ended}, and request ${number} had not come`
}

function whatIsLost({ contacts, requests }: Undisturbed, { contacts: stored, seen }: Observed): string | undefined {
  const left = counted(stored.map(leadOf))
  for (const contact of contacts) {
    const lead = leadOf(contact)
    const count = left.get(lead) ?? 0
    left.set(lead, count - 1)
    if (count > 0) continue
    return `it says that all is well, and ${nameOf(contact)} ${howItIsMissing(contact, stored)}`
  }
  const wanted = requests.map(({ exchange }) => exchange).filter(isOtherWrite)
  const carriedOut = countOfCarriedOut(seen.map(({ exchange }) => exchange))
  for (const [shape, count] of countOfCarriedOut(wanted)) {
    const lost = wanted.find((one) => shapeOf(one) === shape) as Exchange
    if ((carriedOut.get(shape) ?? 0) < count) return `it says that all is well, and ${titleOf(lost)} was not carried out`
  }
  return undefined
}

function howItIsMissing(contact: Contact, stored: readonly Contact[]): string {
  const [other, ...others] = stored.filter((one) => whoOf(one) === whoOf(contact))
  if (other === undefined) return 'is not stored'
  if ([other, ...others].some((one) => leadOf(one) === leadOf(contact))) return 'is stored less often than undisturbed'
  return `is not stored whole: ${differences(sentOf(contact), other).join('; ')}`
}

function whatIsDoubled({ contacts, requests }: Undisturbed, { contacts: stored, seen }: Observed): string | undefined {
  const undisturbed = counted(contacts.map(whoOf))
  for (const [who, count] of counted(stored.map(whoOf))) {
    const before = undisturbed.get(who) ?? 0
    const one = stored.find((contact) => whoOf(contact) === who) as Contact
    if (before > 0 && count > before) return `${nameOf(one)} is stored ${times(count)}, and undisturbed ${times(before)}`
  }
  const made = requests.map(({ exchange }) => exchange).filter((one) => isOtherWrite(one) && one.request.method === 'POST')
  const carriedOut = countOfCarriedOut(seen.map(({ exchange }) => exchange))
  for (const [shape, before] of countOfCarriedOut(made)) {
    const count = carriedOut.get(shape) ?? 0
    const title = titleOf(made.find((one) => shapeOf(one) === shape) as Exchange)
    if (count > before) return `${title} was carried out ${times(count)}, and undisturbed ${times(before)}`
  }
  return undefined
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`
}

// What changes a contact shows in the contact; of all else the journal alone tells.
const OF_CONTACT = /\/contacts(\/[^/]+(\/tags)?)?\/?$/

function isOtherWrite({ request: { method, path } }: Exchange): boolean {
  return method !== 'GET' && !OF_CONTACT.test(path)
}

function countOfCarriedOut(exchanges: readonly Exchange[]): Map<string, number> {
  return counted(exchanges.filter(isCarriedOut).map(shapeOf))
}

function isCarriedOut({ response, fault }: Exchange): boolean {
  const wasBefore = fault?.after === 'store' || fault?.connection === 'reset-after' || fault?.connection === 'truncate'
  return wasBefore || (response !== null && response.status < 300)
}
