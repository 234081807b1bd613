type Call = (...given: unknown[]) => unknown

/**
 * Puts `around` about a method: it is given the real one, what that is called on, and what with.
 * @returns what takes it away again
 */
export function wrap(owner: object, name: string, around: (proceed: Call, self: unknown, given: unknown[]) => unknown): () => void {
  const real = Reflect.get(owner, name) as Call
  let active = true
  const wrapped = new Proxy(real, {
    apply(_real, self, given) {
      const proceed: Call = (...changed) => Reflect.apply(real, self, changed)
      return active ? around(proceed, self, given) : proceed(...given)
    }
  })
  Reflect.set(owner, name, wrapped)
  return () => {
    active = false
    // Who wrapped it again meanwhile still calls this one, which does nothing any more.
    if (Reflect.get(owner, name) === wrapped) Reflect.set(owner, name, real)
  }
}
