import t from 'tap'
import { judge } from '../../src/explore/judge.js'
import type { Observed } from '../../src/explore/run.js'
import { contact, exchange } from './cases.js'

const note = (told = {}) => exchange({ path: '/v1/contacts/hKVUYjfYJVPgCQmWbWDr/notes', body: { body: 'x' }, ...told })
const undisturbed = { requests: [{ number: 1, exchange: exchange() }], contacts: [contact({ email: 'a@b.c', tags: ['x'] })] }
const withNote = { ...undisturbed, requests: [...undisturbed.requests, { number: 2, exchange: note() }] }
const stored = [contact({ email: 'a@b.c', tags: ['x'] })]
const seen = (...exchanges: ReturnType<typeof exchange>[]) => exchanges.map((exchange, index) => ({ exchange, at: index }))
const run = (observed: Partial<Observed>): Observed => ({
  ...{ ended: { how: 'well' as const }, fired: true, seen: seen(exchange()), contacts: stored },
  ...observed
})

const JUDGED: [title: string, Observed, typeof undisturbed, verdict: string, sentence: string | RegExp][] = [
  ['a lead that is there is recovered', run({}), undisturbed, 'recovered', 'all is well, and every lead is there once'],
  ['a lead that is missing is lost', run({ contacts: [] }), undisturbed, 'lost', 'it says that all is well, and a@b.c is not stored'],
  [
    'a lead of which a part is missing is lost',
    run({ contacts: [contact({ email: 'a@b.c', tags: [] })] }),
    undisturbed,
    'lost',
    'it says that all is well, and a@b.c is not stored whole: tags is [], wanted ["x"]'
  ],
  [
    'a lead that is sent twice, and is stored once, is lost',
    run({}),
    { ...undisturbed, contacts: [...stored, ...undisturbed.contacts] },
    'lost',
    'it says that all is well, and a@b.c is stored less often than undisturbed'
  ],
  [
    'a lead that is missing is no finding where the program says so',
    run({ contacts: [], ended: { how: 'failed', why: 'no' } }),
    undisturbed,
    'noticed',
    'no'
  ],
  [
    'a lead that is there twice is doubled, also where the program fails',
    run({ contacts: [...stored, contact({ email: 'A@b.c' })], ended: { how: 'failed', why: 'no' } }),
    undisturbed,
    'doubled',
    'a@b.c is stored 2 times, and undisturbed once'
  ],
  [
    'a lead that is there in no undisturbed run is none of its',
    run({ contacts: [...stored, contact({ email: 'x' })] }),
    undisturbed,
    'recovered',
    /./
  ],
  [
    'what is no contact is lost where no request carried it out',
    run({ seen: seen(exchange(), note({ status: 503 })) }),
    withNote,
    'lost',
    'it says that all is well, and POST /v1/contacts/hKVUYjfYJVPgCQmWbWDr/notes was not carried out'
  ],
  ['and where it did not come at all', run({}), withNote, 'lost', /was not carried out/],
  [
    'what is no contact is doubled where two requests carried it out',
    run({ seen: seen(exchange(), note({ status: null, fault: { connection: 'reset-after' } }), note()) }),
    withNote,
    'doubled',
    'POST /v1/contacts/hKVUYjfYJVPgCQmWbWDr/notes was carried out 2 times, and undisturbed once'
  ],
  [
    'an answer that was cut, and one after it was stored, are carried out',
    run({ seen: seen(note({ fault: { connection: 'truncate' } })) }),
    withNote,
    'recovered',
    /./
  ],
  [
    'and so is one that is stored and gets 500',
    run({ seen: seen(note({ status: 500, fault: { after: 'store' } })) }),
    withNote,
    'recovered',
    /./
  ],
  ['one that takes too long is hung', run({ ended: { how: 'hung', afterMs: 5000 } }), undisturbed, 'hung', 'it had not ended after 5 s'],
  [
    'one that takes too long before the fault is hung too',
    run({ fired: false, ended: { how: 'hung', afterMs: 500 } }),
    undisturbed,
    'hung',
    'it had not ended after 0.5 s, and request 1 had not come'
  ],
  [
    'one in which another request came too often before the fault is different, for the fault is not to blame',
    run({ seen: seen(note(), note(), exchange({ body: { email: 'z' } }), exchange({ fault: { status: 429 }, status: 429 })) }),
    withNote,
    'different',
    'POST /v1/contacts/hKVUYjfYJVPgCQmWbWDr/notes came more often than undisturbed before the fault met anything'
  ],
  [
    'one in which it came too often after the fault is judged',
    run({ seen: seen(note(), exchange({ fault: { status: 429 }, status: 429 }), note()) }),
    withNote,
    'doubled',
    /./
  ],
  ['one that crashes is crashed', run({ ended: { how: 'crashed', why: 'SIGSEGV' } }), undisturbed, 'crashed', 'SIGSEGV'],
  [
    'one that the fault did not meet is different, and never recovered',
    run({ fired: false, seen: seen(exchange({ body: { email: 'z' } })) }),
    undisturbed,
    'different',
    'request 1, POST /v1/contacts, did not come again: body.email is "z", wanted "a@b.c"'
  ],
  [
    'one that tries again and again is stormed',
    run({ ended: { how: 'stormed' }, contacts: [], seen: seen(...Array.from({ length: 4 }, () => exchange({ status: 503 }))) }),
    undisturbed,
    'stormed',
    'it tried more than 3 times'
  ]
]

for (const [title, observed, held, verdict, sentence] of JUDGED) {
  t.test(title, async (t) => {
    const judged = judge(1, held, observed, 3)
    t.equal(judged.verdict, verdict)
    t.match(judged.sentence, sentence)
  })
}
