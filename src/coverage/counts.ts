/** How often each of some things came. */
export class Counts<Key> extends Map<Key, number> {
  count(key: Key, times = 1): void {
    this.set(key, (this.get(key) ?? 0) + times)
  }

  countAll(other: ReadonlyMap<Key, number>): void {
    for (const [key, times] of other) this.count(key, times)
  }
}
