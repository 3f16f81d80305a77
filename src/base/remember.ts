/**
 * A function of an object that works once for each: for objects that never change, such as rows of which a page
 * touches few. Forgets with the object.
 */
export const rememberEach = <Key extends object, Value>(find: (key: Key) => Value): ((key: Key) => Value) => {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    const before = known.get(key);
    if (before) return before.value;
    const value = find(key);
    known.set(key, { value });
    return value;
  };
};
