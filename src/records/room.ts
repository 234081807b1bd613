/** What all locations together keep, and may keep at most. */
export class Room {
  readonly mostContacts: number
  /** Of JSON text. */
  readonly mostBytes: number
  contacts = 0
  bytes = 0

  constructor(mostContacts: number, mostBytes: number) {
    this.mostContacts = mostContacts
    this.mostBytes = mostBytes
  }

  /** What would be too many, were so much more kept; undefined where there is room. */
  full(contacts: number, bytes: number): 'contacts' | 'bytes' | undefined {
    if (contacts > 0 && this.contacts + contacts > this.mostContacts) return 'contacts'
    return bytes > 0 && this.bytes + bytes > this.mostBytes ? 'bytes' : undefined
  }
}

const PER_VALUE = 8

/** About how long a value is as JSON text. */
export function jsonSize(value: unknown): number {
  if (typeof value === 'string') return value.length + 2
  if (typeof value !== 'object' || value === null) return PER_VALUE
  let size = 2
  if (Array.isArray(value)) for (const element of value) size += jsonSize(element) + 1
  else {
    for (const key in value) {
      const part = (value as Record<string, unknown>)[key]
      if (part !== undefined) size += key.length + 4 + jsonSize(part)
    }
  }
  return size
}
