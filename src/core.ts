import { Callers } from './callers.js'
import { InFlight } from './in-flight.js'
import { Locations } from './locations.js'
import { createLog, type Log } from './log.js'
import type { Settings } from './options.js'
import { Recorder } from './record.js'
import { Waits } from './waits.js'

/** What the stations share. */
export interface Core {
  readonly log: Log
  readonly inFlight: InFlight
  readonly waits: Waits
  readonly locations: Locations
  readonly recorder: Recorder
  readonly callers: Callers
}

/** @throws DataError */
export function createCore(settings: Settings): Core {
  const log = createLog(settings.log, settings.logTarget)
  const inFlight = new InFlight()
  const waits = new Waits()
  const locations = new Locations(settings, ({ id }) => waits.concern(id) || inFlight.count(id) > 0)
  return { log, inFlight, waits, locations, recorder: new Recorder(locations, inFlight, log), callers: new Callers() }
}
