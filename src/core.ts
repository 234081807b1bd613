import { Callers } from './control/abort-signals.js'
import { Waits } from './control/waits.js'
import { createLog, type Log } from './journal/log.js'
import { Locations } from './locations/locations.js'
import type { Settings } from './options.js'
import { InFlight } from './pipeline/in-flight.js'
import { Recorder } from './pipeline/recorder.js'
import { Fidelity } from './rules/fidelity.js'

/** What the stations share. */
export interface Core {
  readonly settings: Settings
  readonly fidelity: Fidelity
  readonly log: Log
  readonly inFlight: InFlight
  readonly waits: Waits
  readonly locations: Locations
  readonly recorder: Recorder
  readonly callers: Callers
}

/** @throws DataError */
export function createCore(settings: Settings): Core {
  const fidelity = new Fidelity(settings.fidelity)
  const log = createLog(settings.log, settings.logTarget)
  const inFlight = new InFlight()
  const waits = new Waits()
  const locations = new Locations(settings, fidelity, ({ id }) => waits.concern(id) || inFlight.count(id) > 0)
  return {
    settings,
    fidelity,
    log,
    inFlight,
    waits,
    locations,
    recorder: new Recorder(locations, inFlight, log, fidelity),
    callers: new Callers()
  }
}
