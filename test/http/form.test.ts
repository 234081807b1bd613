import fc from 'fast-check'
import t from 'tap'
import { isForm, parseForm } from '../../src/http/form.js'
import { JsonError } from '../../src/http/json.js'

const FORMS: [text: string, holds: object][] = [
  ['', {}],
  ['email=a%40b.c&name=John+Deo&empty=', { email: 'a@b.c', name: 'John Deo', empty: '' }],
  ['tags[0]=a&tags[1]=b', { tags: ['a', 'b'] }],
  ['tags%5B0%5D=a&customField%5Bid%5D=x', { tags: ['a'], customField: { id: 'x' } }],
  ['tags[]=a&tags[]=b', { tags: ['a', 'b'] }],
  ['tags[2]=c&tags[]=d&tags[0]=a', { tags: ['a', 'c', 'd'] }],
  ['a=1&a=2&a=3', { a: ['1', '2', '3'] }],
  [
    'a[0][id]=x&a[0][value]=1&a[1][id]=y&a[1][value]=2',
    {
      a: [
        { id: 'x', value: '1' },
        { id: 'y', value: '2' }
      ]
    }
  ],
  ['a[b][c][]=1&a[b][c][]=2&a[d]=3', { a: { b: { c: ['1', '2'] }, d: '3' } }],
  ['a[x]=1&a[0]=2', { a: { x: '1', 0: '2' } }],
  ['a=1&a[b]=2', { a: { b: '2' } }],
  ['a[b]=2&a=1', { a: '1' }],
  ['[a]=1&b[=2&c]=3&d[e=4&f[g]h=5', { '[a]': '1', 'b[': '2', 'c]': '3', 'd[e': '4', 'f[g]h': '5' }],
  ['a[b]c[d]=1', { a: { 'b]c[d': '1' } }],
  ['a=%zz&%E4%F6=%', { a: '%zz', '\ufffd\ufffd': '%' }]
]

for (const [text, holds] of FORMS) {
  t.test(`the form ${text} holds ${JSON.stringify(holds)}`, async (t) => t.strictSame(parseForm(text), holds))
}

t.test('a name that all objects have is one like any other', async (t) => {
  const form = parseForm('__proto__[admin]=1&constructor[prototype][admin]=1&a[__proto__][admin]=1&toString=x')
  t.strictSame(Object.keys(form), ['__proto__', 'constructor', 'a', 'toString'])
  t.strictSame(Object.getOwnPropertyDescriptor(form, '__proto__')?.value, { admin: '1' })
  t.equal((form as { admin?: unknown }).admin, undefined)
  t.equal(({} as { admin?: unknown }).admin, undefined)
})

const brackets = (count: number) => `a${'[b]'.repeat(count)}=1`

t.test('a form has 1000 fields and 200 levels at most', async (t) => {
  const depth = (value: unknown): number => (typeof value === 'object' ? 1 + depth(Object.values(value as object)[0]) : 0)
  t.equal(depth(parseForm(brackets(199))), 200)
  t.equal(Object.keys(parseForm(Array.from({ length: 1000 }, (_, index) => `a${index}=`).join('&'))).length, 1000)
  const tooDeep = 'the form is nested deeper than 200 levels; send a flatter one'
  const tooMany = 'the form has more than 1000 fields; send fewer'
  for (const [text, message] of [
    [brackets(200), tooDeep],
    [brackets(300_000), tooDeep],
    ['a=1&'.repeat(1000), tooMany],
    ['&'.repeat(1_000_000), tooMany]
  ] as const) {
    const thrown = t.throws(() => parseForm(text)) as Error
    t.ok(thrown instanceof JsonError)
    t.equal(thrown.message, message)
  }
})

t.test('no text does anything but hold something or be refused', async () => {
  const part = fc.constantFrom('a', '0', '[', ']', '][', '[]', '=', '&', '%', '+', '__proto__', '[__proto__]')
  fc.assert(
    fc.property(fc.array(fc.oneof(part, fc.string())), (parts) => typeof parseForm(parts.join('')) === 'object'),
    { numRuns: 300 }
  )
})

t.test('the type of a form is known in any case, with or without parameters', async (t) => {
  for (const type of ['application/x-www-form-urlencoded', 'Application/X-WWW-Form-URLencoded; charset=utf-8']) t.ok(isForm(type))
  for (const type of [undefined, 'application/json', 'application/x-www-form-urlencoded-not']) t.notOk(isForm(type))
})
