import t from 'tap'
import { CustomFieldStore } from '../../src/records/custom-field-store.js'
import { Room } from '../../src/records/room.js'

const field = (id: string, key: string) => ({ id, name: key, key, placeholder: '', position: 0, dataType: 'TEXT' as const })

t.test('a field of opportunities is listed with all and with its own, and its key is none of contacts', async (t) => {
  const store = new CustomFieldStore(new Room(1e9, 1e9))
  const [ofContacts, ofOpportunities] = [field('1', 'contact.size'), { ...field('2', 'opportunity.deal'), model: 'opportunity' as const }]
  for (const each of [ofContacts, ofOpportunities]) store.put(each)
  t.same(store.all(), [ofContacts, ofOpportunities])
  t.same([store.all('contact'), store.all('opportunity')], [[ofContacts], [ofOpportunities]])
  t.same([store.get('1', 'contact'), store.get('2', 'contact'), store.get('3', 'contact')], [ofContacts, undefined, undefined])
  t.same(
    ['size', 'deal', 'opportunity.deal', 'contact.deal'].map((key) => store.idOfKey(key)),
    ['1', undefined, undefined, undefined]
  )
})

t.test('what is put in is found by id and by key, and takes room until it is removed', async (t) => {
  const room = new Room(1e9, 1e9)
  const store = new CustomFieldStore(room)
  const [one, two] = [field('1', 'contact.one'), field('2', 'contact.two')]
  for (const each of [one, two]) store.put(each)
  t.same(store.all(), [one, two])
  t.equal(store.idOfKey('one'), '1')
  t.equal(store.idOfKey('contact.two'), '2')
  store.put({ ...one, key: 'contact.other' })
  t.equal(store.idOfKey('one'), undefined)
  t.equal(store.idOfKey('other'), '1')
  store.remove('1')
  t.equal(store.idOfKey('other'), undefined)
  const { bytes } = room
  store.remove('1')
  t.equal(room.bytes, bytes, 'what is not there gives no room back')
  store.remove('2')
  t.equal(room.bytes, 0)
})
