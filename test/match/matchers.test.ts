import t from 'tap'
import { whyNoMatch } from '../../src/match/check.js'
import { differences, matches } from '../../src/match/match.js'
import { absent, anything, BadMatch, greaterThan, hasMatcher, type Matcher, matching, readMatch } from '../../src/match/matchers.js'

const TAKEN: [matcher: Matcher, takes: unknown[], refuses: unknown[]][] = [
  [anything(), ['a', '', null, 0, false, {}, []], [undefined]],
  [absent(), [undefined], [null, '', 0, false, {}]],
  [greaterThan(5), [5.1, 6, 1e9], [5, -6, '6', null, undefined, [6]]],
  [matching('^a.c$'), ['abc'], ['abcd', 'ABC', 'a\nc', 'ac', 5, null, undefined, ['abc']]],
  [matching(/^a.c$/i), ['abc', 'ABC'], ['a\nc', 'b']],
  [matching(/^a.c$/s), ['abc', 'a\nc'], ['ABC']],
  [matching(/@example\.com$/), ['john@example.com'], ['john@example_com']]
]

for (const [matcher, takes, refuses] of TAKEN) {
  t.test(`${JSON.stringify(matcher)} takes what it says, and nothing else`, async (t) => {
    t.equal(whyNoMatch(matcher), undefined, 'it is plain data')
    const match = await readMatch({ a: matcher })
    for (const value of takes) t.ok(matches(match, { a: value }), JSON.stringify(value))
    for (const value of refuses) t.notOk(matches(match, { a: value }), JSON.stringify(value))
    t.same(JSON.parse(JSON.stringify(match)), { a: matcher }, 'as JSON it is what was given')
  })
}

t.test('a part that is not there is absent, and not anything', async (t) => {
  t.ok(matches(await readMatch({ a: absent(), b: 1 }), { b: 1 }))
  t.notOk(matches(await readMatch({ a: anything() }), {}))
})

t.test('matchers stand in lists and deep in objects, beside plain values', async (t) => {
  const match = await readMatch({ body: { tags: ['a', matching('^b')], more: { x: { y: greaterThan(1) } } } })
  const came = (last: string, y: number) => ({ body: { tags: ['a', last], more: { x: { y } } } })
  t.ok(matches(match, came('bc', 2)))
  t.notOk(matches(match, came('cb', 2)))
  t.notOk(matches(match, came('bc', 1)))
  t.same(differences(match, came('bc', 1)), ['body.more.x.y is 1, wanted a number greater than 1'])
})

const TOLD: [matcher: Matcher, came: unknown, sentence: string][] = [
  [anything(), undefined, 'a is absent, wanted any value'],
  [absent(), 'x', 'a is "x", wanted none'],
  [greaterThan(5), 5, 'a is 5, wanted a number greater than 5'],
  [matching(/^b/i), 'x', 'a is "x", wanted a text that matches /^b/i']
]

for (const [matcher, came, sentence] of TOLD) {
  t.test(`what ${JSON.stringify(matcher)} refuses is told in a sentence`, async (t) => {
    t.same(differences(await readMatch({ a: matcher }), { a: came }), [sentence])
  })
}

t.test('a match without a matcher stays what it is, also with other names that begin with $', async (t) => {
  const match = { a: { $other: 1 }, b: [null, 'x'] }
  t.equal(await readMatch(match), match)
})

t.test('whether a match has a matcher in it is known, however deep it is', async (t) => {
  for (const match of [anything(), { a: [null, { b: absent() }] }]) t.equal(hasMatcher(match), true)
  for (const match of ['$anything', null, {}, { a: [{ b: null }] }]) t.equal(hasMatcher(match), false)
})

t.test('a match may have twenty patterns of 200 letters, and other matchers and null beside them', async (t) => {
  const pattern = 'a'.repeat(200)
  const patterns = Array.from({ length: 20 }, () => matching(pattern))
  const match = await readMatch({ patterns, other: anything(), none: null })
  t.ok(matches(match, { patterns: patterns.map(() => pattern), other: 1, none: null }))
})

t.test('a pattern without flags has none as JSON', async (t) => {
  t.strictSame(matching(/a/), { $matching: 'a' })
  t.strictSame(matching(/a/i), { $matching: 'a', $flags: 'i' })
})

const BAD: [match: object, message: string | RegExp][] = [
  [{ a: { $anything: 1 } }, 'a: $anything takes true; what came is 1'],
  [{ a: [{ $absent: false }] }, 'a.0: $absent takes true; what came is false'],
  [{ a: { $greaterThan: '5' } }, 'a: $greaterThan takes a number; what came is "5"'],
  [{ a: { $matching: 5 } }, 'a: $matching and $flags take texts'],
  [{ a: { $matching: 'a', $flags: 1 } }, 'a: $matching and $flags take texts'],
  [{ a: { $matching: 'a', $flags: 'ig' } }, 'a: $matching: the flag g is not known; known are i, m, s'],
  [{ a: { $matching: '(?=a)' } }, /^a: \$matching: error parsing regexp: .*\(\?=/],
  [{ a: { $matching: 'a'.repeat(201) } }, 'a: $matching: the pattern has 201 characters, and at most 200 are read'],
  [{ a: { $matching: 'a', b: 1 } }, 'a: $matching stands beside b; a matcher stands alone'],
  [{ a: { $absent: true, $flags: 'i' } }, 'a: $absent stands beside $flags; a matcher stands alone'],
  [Object.fromEntries(Array.from({ length: 21 }, (_, index) => [index, { $matching: 'a' }])), 'a match has at most 20 patterns']
]

for (const [match, message] of BAD) {
  t.test(`${JSON.stringify(match).slice(0, 60)} is refused with a sentence`, async (t) => {
    await t.rejects(readMatch(match), Object.assign(new BadMatch(), { message }))
  })
}
