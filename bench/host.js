import { readFileSync } from 'node:fs'

/**
 * From here on: which share of the processor time that was wanted the host gave to its other machines. Figures of a run in
 * which that was much say little. Undefined where the system does not tell.
 */
export function watchHost() {
  const before = times()
  return () => {
    const now = times()
    return before && now && (now.stolen - before.stolen) / (now.wanted - before.wanted)
  }
}

// proc(5): user, nice, system, idle, iowait, irq, softirq, steal
function times() {
  try {
    const [user, nice, system, , , irq, softirq, stolen] = readFileSync('/proc/stat', 'utf8').match(/\d+/g).map(Number)
    return { stolen, wanted: user + nice + system + irq + softirq + stolen }
  } catch {
    return undefined
  }
}
