import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Location, LocationState } from '../locations/location.js'
import { type LocationSnapshot, snapshotOf, stateFor, stateOf } from '../locations/location-snapshot.js'
import { jsonSize } from '../records/room.js'
import { askedMatch } from './asked-match.js'
import { checkRoom } from './check-room.js'
import { ControlError } from './errors.js'
import { type Resettable, reset } from './reset.js'
import { SnapshotSchema } from './schema.js'
import { scopeOf } from './scope-of.js'

const LONGEST_SNAPSHOT = 64 * 1024 * 1024

/** The calls that take a snapshot of a location, and restore one. */
export function snapshots(api: FastifyInstance, resettable: Resettable): void {
  const { locations } = resettable
  const locationOf = (request: FastifyRequest): Location => {
    const { location } = scopeOf(request, locations)
    if (location && request.headers.authorization !== undefined) return location
    throw new ControlError(400, 'key-needed', 'a snapshot is of one location; send its key as "Authorization: Bearer <api key>"')
  }

  api.get('/snapshot', (request) => snapshotOf(locationOf(request)))

  api.put<{ Body: LocationSnapshot }>('/snapshot', { schema: { body: SnapshotSchema }, bodyLimit: LONGEST_SNAPSHOT }, async (request) => {
    const before = locationOf(request)
    const state = readState(request.body, before.id)
    const faults = await Promise.all(
      state.faults.map(async ({ fault, left }) => ({
        left,
        fault: { ...fault, ...(fault.match && { match: await askedMatch(fault.match) }) }
      }))
    )
    const { room } = locations
    checkRoom(room, state.contacts.length - before.contacts.size, jsonSize(state) - jsonSize(before.save()))
    reset(resettable, before)
    const location = locationOf(request)
    location.load(state)
    for (const { fault, left } of faults) locations.arm(fault, location, left)
    location.isPrepared = true
    return { restored: { contacts: location.contacts.size, faults: location.faults.size } }
  })
}

function readState(snapshot: LocationSnapshot, id: string): LocationState {
  try {
    return stateFor(id, stateOf(snapshot), snapshot.locationId)
  } catch (error) {
    throw new ControlError(400, 'bad-snapshot', (error as Error).message)
  }
}
