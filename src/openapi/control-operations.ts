import * as Type from '@sinclair/typebox'
import { DEFAULT_WAIT_MS, SnapshotSchema } from '../control/schema.js'
import { AddedData, ArmedFault, ArmedFaults, Cleared, Contact, Contacts, Enrolment, Exchange, Exchanges, Now, Rule } from './answers.js'
import { Coverage } from './coverage-answer.js'
import { ContactPage, Explanation } from './history-answers.js'
import type { Operation } from './operation.js'

type Refusals = Operation['refusals']

/** Of calls that need no key. */
const OPEN: Refusals = ['ForeignOrigin']
const count = Type.Integer({ minimum: 0 })
const KEPT: Refusals = ['ForeignOrigin', 'NoControl', 'BadCall']
/** Of calls that concern one location, or all. */
const SCOPED: Refusals = [...KEPT, 'NotThere']
const WAITING: Refusals = [...SCOPED, 'TimeUp', 'ResetMeanwhile', 'Closing']
const EXPECTING: Refusals = [...WAITING, 'Unmet', 'CallTooLarge', 'Dropped']

const control = { tag: 'control' } as const
const scoped = { ...control, parameters: ['LocationHeader'] } as const

const milliseconds = (standard: number, description: string) => Type.Integer({ minimum: 0, default: standard, description })

const KEYS = { open: Type.Array(Type.String()), named: Type.Record(Type.String(), Type.String()) }

const WHAT_CAME = 'Of the location of the key, or without a key of all locations.'

/** Every route of the control API, by method and path. */
export const CONTROL_OPERATIONS: Record<string, Operation> = {
  'GET /_emulator/health': {
    ...control,
    summary: 'Whether it listens, and how many locations there are',
    description: 'Answers 200 once the emulator listens. It needs no key, so it suits as a health check of a container.',
    answer: Type.Object({
      status: Type.Literal('ok'),
      version: Type.String(),
      uptimeMs: Type.Integer({ description: 'For how long it has been there, by the real time.' }),
      fidelity: Type.String({ description: 'The value of `--fidelity`.' }),
      locations: Type.Integer(),
      locationsLetGo: Type.Integer({ description: 'How many are gone because there were more than `--location-limit`.' }),
      contacts: Type.Integer({ description: 'How many contacts all locations together keep.' }),
      bytes: Type.Integer({ description: 'What all locations together keep, in bytes of JSON text.' })
    }),
    refusals: [...OPEN, 'BadCall']
  },
  'GET /_emulator/ca.pem': {
    ...control,
    summary: 'The certificate that programs have to trust',
    description:
      'Answers, as PEM, the certificate of the authority of the proxy that `--proxy` starts; a program that calls the API through that proxy has to trust it. Each start has another. It needs no key. Where no proxy runs it gets 404.',
    answer: 'application/x-pem-file',
    refusals: [...OPEN, 'NotThere']
  },
  'GET /_emulator/keys': {
    ...control,
    summary: 'Which keys are accepted',
    description:
      'Answers how a key must begin to be accepted, and the locations of the named keys, each under 20 characters that stand for the key. No key is named.',
    answer: Type.Object(KEYS),
    refusals: KEPT
  },
  'POST /_emulator/keys': {
    ...control,
    summary: 'The same for a client that makes fresh keys',
    description:
      'Answers also what the names of its fresh keys begin with, so that no other client makes the same: with `--random-seed` the same for the first, second, … client after each start and reset, else null, for random names.',
    answer: Type.Object({ ...KEYS, names: Type.Union([Type.String(), Type.Null()]) }),
    refusals: KEPT
  },
  'GET /_emulator/fidelity': {
    ...control,
    summary: 'Every rule, and how it is known',
    description:
      'Answers each rule by which the emulator answers: whether a page of the API documents it, recordings show it, or it is assumed.',
    answer: Type.Object({ rules: Type.Array(Rule) }),
    refusals: KEPT
  },
  'GET /_emulator/contacts': {
    ...scoped,
    summary: 'The contacts kept, oldest first',
    description: `Answers all contacts. ${WHAT_CAME}`,
    answer: Contacts,
    refusals: SCOPED
  },
  'POST /_emulator/contacts': {
    ...scoped,
    summary: 'Put contacts in',
    description:
      'Puts contacts in, whole or in part, and answers them as they are kept; what was left out is made. It needs a location: without one it gets 400. Two with one id get 409, and none of them is put in.',
    answer: Contacts,
    refusals: [...SCOPED, 'Conflict', 'CallTooLarge', 'NoRoomLeft']
  },
  'GET /_emulator/contacts/:id': {
    ...control,
    parameters: ['KeptContactId', 'LocationHeader'],
    summary: 'One contact with what belongs to it, and its history',
    description:
      'Answers the contact with its notes, tasks, opportunities, appointments and enrolments, and the exchanges that concern it. Of one that was deleted, `contact` is null. An id that no contact has or had gets 404.',
    answer: ContactPage,
    refusals: SCOPED
  },
  'PUT /_emulator/contacts/:id': {
    ...control,
    parameters: ['KeptContactId', 'LocationHeader'],
    summary: 'Change a contact by hand',
    description: 'Changes the fields that are sent and leaves the others. No exchange tells of it. Answers the contact as it is then.',
    answer: Contact,
    refusals: [...SCOPED, 'CallTooLarge', 'NoRoomLeft']
  },
  'DELETE /_emulator/contacts/:id': {
    ...control,
    parameters: ['KeptContactId', 'LocationHeader'],
    summary: 'Delete a contact by hand',
    description: 'Deletes the contact with what belongs to it. No exchange tells of it.',
    answer: Type.Object({ cleared: Type.Literal(1) }),
    refusals: SCOPED
  },
  'POST /_emulator/data': {
    ...scoped,
    summary: 'Give a location data',
    description:
      "Gives the location of the key what only the vendor's own pages can make, such as workflows, and contacts and settings too. Of a kind that it is given some, it takes only those. Answers what there is of each kind, and the contacts that were added. Without a key it gets 400.",
    answer: AddedData,
    refusals: [...SCOPED, 'BadCall', 'Conflict', 'CallTooLarge', 'NoRoomLeft']
  },
  'GET /_emulator/enrolments': {
    ...scoped,
    summary: 'Who was put into which workflow and campaign',
    description: 'Answers it in the order in which it happened. What was taken out of a campaign is there too, with the time.',
    answer: Type.Object({ enrolments: Type.Array(Enrolment) }),
    refusals: SCOPED
  },
  'POST /_emulator/contacts/wait': {
    ...scoped,
    summary: 'The first contact that matches, kept already or yet to come',
    description:
      'Answers the first contact that matches, at once or when it comes. When the time is up it gets 408, and the message lists the contacts that came nearest.',
    answer: Contact,
    refusals: [...WAITING, 'CallTooLarge']
  },
  'GET /_emulator/requests': {
    ...scoped,
    summary: 'What arrived, oldest first',
    description: `Answers the journal: each request and what was answered to it. ${WHAT_CAME} Control calls are not in it.`,
    answer: Exchanges,
    refusals: SCOPED,
    query: {
      since: Type.Integer({ default: 0, description: 'The number after which to begin.' }),
      limit: Type.Integer({ description: 'How many at most.' })
    }
  },
  'GET /_emulator/requests/:seq': {
    ...control,
    parameters: ['ExchangeNumber', 'LocationHeader'],
    summary: 'One exchange, with each step of its way, the rule and how it is known',
    description: 'Answers one exchange and explains it. A number that is not in the journal gets 404.',
    answer: Explanation,
    refusals: SCOPED
  },
  'POST /_emulator/requests': {
    ...scoped,
    summary: 'What arrived and matches, oldest first',
    description: `Answers of the journal what matches, with the match of waits. ${WHAT_CAME} With \`next\` as \`since\` the next call goes on from there.`,
    answer: Exchanges,
    refusals: [...SCOPED, 'CallTooLarge']
  },
  'POST /_emulator/requests/wait': {
    ...scoped,
    summary: 'The first exchange that matches, arrived already or yet to come',
    description:
      'Answers the first exchange that matches, at once or when it comes. When the time is up it gets 408, and the message lists the requests that came nearest. Where it may be gone from the journal it gets 410.',
    answer: Exchange,
    refusals: [...WAITING, 'CallTooLarge', 'Dropped']
  },
  'POST /_emulator/requests/expect': {
    ...scoped,
    summary: 'That requests which match came so often',
    description:
      'Answers all exchanges that match, once there are as many as expected. Where more would be too many, it first waits until it is quiet. As soon as it is certain that it will not be so, or when the time is up, it gets 409, and the message says what came and what came nearest.',
    answer: Type.Object({ exchanges: Type.Array(Exchange) }),
    refusals: EXPECTING
  },
  'POST /_emulator/requests/expect-sequence': {
    ...scoped,
    summary: 'That requests came in this order',
    description:
      'Answers one exchange for each match, each later than the one before. Others may come between them. When the time is up it gets 409, and the message says which did not come.',
    answer: Type.Object({ exchanges: Type.Array(Exchange) }),
    refusals: EXPECTING
  },
  'POST /_emulator/contacts/expect': {
    ...scoped,
    summary: 'That so many contacts are stored which match',
    description:
      'Answers all contacts that match, once there are as many as expected. Where more would be too many, it first waits until it is quiet. As soon as it is certain that it will not be so, or when the time is up, it gets 409.',
    answer: Contacts,
    refusals: [...WAITING, 'Unmet', 'CallTooLarge']
  },
  'GET /_emulator/snapshot': {
    ...scoped,
    summary: 'A snapshot of the location',
    description: 'Answers all that the location holds but its journal. It can be restored, in any location, and started with.',
    answer: SnapshotSchema,
    refusals: SCOPED
  },
  'PUT /_emulator/snapshot': {
    ...scoped,
    summary: 'Restore a snapshot',
    description: 'Resets the location, and has in it what the snapshot has. One of another version, or one that was changed, gets 400.',
    answer: Type.Object({ restored: Type.Object({ contacts: count, faults: count }) }),
    refusals: [...SCOPED, 'CallTooLarge', 'NoRoomLeft']
  },
  'GET /_emulator/coverage': {
    ...scoped,
    summary: 'What the program was shown, and what it was never shown',
    description: `Counts the requests of the whole life of the location or the emulator, resets included. ${WHAT_CAME} Other formats than JSON are texts to read.`,
    answer: Coverage,
    refusals: SCOPED,
    query: {
      format: Type.String({ enum: ['json', 'text', 'markdown'], default: 'json', description: 'In which form it is answered.' }),
      require: Type.String({
        description: 'Statuses, names of faults and ids of rules, with commas between them. Those that were not met are in `unmet`.',
        examples: ['401,429,cut-after-store']
      })
    }
  },
  'GET /_emulator/idle': {
    ...scoped,
    summary: 'Answers once nothing is in flight and nothing came for a while',
    description: 'Waits until it is quiet, from the call on. When the time is up before, it gets 408.',
    answer: Type.Object({ idle: Type.Literal(true) }),
    refusals: WAITING,
    query: {
      quietMs: milliseconds(50, 'How long nothing must come.'),
      timeoutMs: milliseconds(DEFAULT_WAIT_MS, 'How long to wait at most.'),
      sinceLast: Type.Integer({
        minimum: 0,
        maximum: 1,
        default: 0,
        description: '1: quiet counts from the last answer, also one before the call.'
      })
    }
  },
  'GET /_emulator/faults': {
    ...scoped,
    summary: 'The faults that are armed, with what is left of each',
    description: 'Answers the faults that have yet to decide a request, in the order in which they do.',
    answer: ArmedFaults,
    refusals: SCOPED
  },
  'POST /_emulator/faults': {
    ...scoped,
    summary: 'Arm a fault',
    description:
      'Decides the answer to a request to come: a status, a delay, a cut. Without a key it is armed for all locations. First armed, first fired. A fault that could never fire gets 400. Answers the fault with its id.',
    answer: ArmedFault,
    refusals: [...SCOPED, 'CallTooLarge', 'NoRoomLeft']
  },
  'DELETE /_emulator/faults': {
    ...scoped,
    summary: 'Disarm all faults',
    description: 'Disarms them and answers how many there were.',
    answer: Type.Object({ cleared: Type.Integer() }),
    refusals: SCOPED
  },
  'DELETE /_emulator/faults/:id': {
    ...control,
    parameters: ['FaultId', 'LocationHeader'],
    summary: 'Disarm one fault',
    description: 'Disarms the fault with this id. One that is not armed here, also because it has happened, gets 404.',
    answer: Type.Object({ cleared: Type.Integer() }),
    refusals: SCOPED
  },
  'GET /_emulator/clock': {
    ...scoped,
    summary: 'The time',
    description: 'Answers the time of the location, or without a key that of the emulator.',
    answer: Now,
    refusals: SCOPED
  },
  'PUT /_emulator/clock': {
    ...scoped,
    summary: 'Set or advance the time',
    description:
      'Sets the time, which stands still from there on, or moves it. Without a key that of all locations. Answers the new time. Both at once, or neither, get 400.',
    answer: Now,
    refusals: [...SCOPED, 'CallTooLarge']
  },
  'POST /_emulator/reset': {
    ...scoped,
    summary: 'Make all as it was at the start',
    description:
      'Takes contacts, journal, faults, time and chance back to the start, of one location or without a key of all, and answers how much was cleared. Requests in flight are cut; waits end with 409.',
    answer: Type.Object({ cleared: Cleared }),
    refusals: SCOPED
  },
  'GET /_emulator/events': {
    ...scoped,
    summary: 'Exchanges, contacts and resets as they happen, as server-sent events',
    description:
      'A stream without end of the events `exchange`, `contact`, `reset` and `let-go` (a location was dropped for want of room). A browser that comes back sends `Last-Event-ID`, which counts as `since`.',
    answer: 'text/event-stream',
    refusals: SCOPED,
    query: { since: Type.Integer({ description: 'The number of an exchange; those after it come first.' }) }
  },
  'POST /_emulator/evidence': {
    ...scoped,
    summary: 'The evidence of a failure',
    description: `Answers what went on until something failed, as texts to be written into files: the inspector with it as one page, and the same as JSON and HAR. It has at most the newest 1000 requests, and no key. ${WHAT_CAME}`,
    answer: Type.Object({
      name: Type.String({ description: 'The name of a folder for the files, made of the title; empty without one.' }),
      html: Type.String({ description: 'One page that loads nothing.' }),
      json: Type.String(),
      har: Type.String({ description: 'An HTTP archive (HAR 1.2).' }),
      summary: Type.String({ description: 'Markdown, such as for the summary of a step on GitHub.' }),
      replay: Type.String({ description: 'The line that runs the same again: seed, clock, options.' })
    }),
    refusals: [...SCOPED, 'CallTooLarge']
  }
}
