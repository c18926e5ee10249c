/** Computes each value once, for as long as the function it gives is kept: an engine's life, or one query's. */
export function remembering<Value>(compute: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>();
  return (key) => {
    const value = known.get(key) ?? compute(key);
    known.set(key, value);
    return value;
  };
}
