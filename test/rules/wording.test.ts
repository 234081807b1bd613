import t from 'tap'
import { invalid, mandatory, mandatoryAs, words, wrongType } from '../../src/rules/wording.js'

t.test('what is wrong with a field is said as the documented bodies say it', async (t) => {
  t.strictSame(mandatory('dueDate'), { dueDate: { message: 'The due date field is mandatory.', rule: 'required' } })
  t.strictSame(mandatoryAs('dueDate', 'date'), { dueDate: { message: 'The date field is mandatory.', rule: 'required' } })
  t.strictSame(invalid('id', 'contact id'), { id: { message: 'The contact id is invalid.', rule: 'invalid' } })
  t.strictSame(invalid('id', 'contact id', 'required'), { id: { message: 'The contact id is invalid.', rule: 'required' } })
})

const WRONG_TYPES: [type: string, message: string][] = [
  ['string', 'The first name must be a string.'],
  ['boolean', 'The first name field must be boolean.'],
  ['array', 'The first name must be an array.'],
  ['object', 'The first name must be an object.'],
  ['number', 'The first name is invalid.']
]

for (const [type, message] of WRONG_TYPES) {
  t.test(`a field that must be of the type ${type} and is not: ${message}`, async (t) => {
    t.strictSame(wrongType('firstName', type), { firstName: { message, rule: type } })
  })
}

t.test('a field is called by its words', async (t) => {
  t.equal(words('eventStartTime'), 'event start time')
  t.equal(words('email'), 'email')
})
