/** Lets this process think it is so many milliseconds later, or earlier, until disposed; clocks that only run forward go on as they are. */
export function shiftClock(byMs: number): Disposable {
  const right = globalThis.Date
  globalThis.Date = new Proxy(right, {
    construct: (target, args: unknown[], made) => Reflect.construct(target, args.length === 0 ? [target.now() + byMs] : args, made) as Date,
    get: (target, name) => (name === 'now' ? () => target.now() + byMs : Reflect.get(target, name) as unknown),
  })
  return { [Symbol.dispose]: () => void (globalThis.Date = right) }
}
