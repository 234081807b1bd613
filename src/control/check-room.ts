import type { Room } from '../records/room.js'
import { ControlError } from './errors.js'

/** @throws ControlError `full` where there is no room for so much more */
export function checkRoom(room: Room, contacts: number, bytes: number): void {
  const what = room.full(contacts, bytes)
  if (what === 'contacts')
    throw new ControlError(
      503,
      'full',
      `${room.contacts} contacts are kept, and no more than ${room.mostContacts} may be; raise --max-contacts`
    )
  if (what === 'bytes')
    throw new ControlError(503, 'full', `${room.bytes} bytes are kept, and no more than ${room.mostBytes} may be; raise --max-bytes`)
}
