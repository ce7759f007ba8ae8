/** Makes room in a cache for one more entry: drops the oldest of a full one, and returns the cache. */
export function bound<K, V>(cache: Map<K, V>, max: number): Map<K, V> {
  if (cache.size >= max)
    for (const key of cache.keys()) {
      cache.delete(key);
      break;
    }
  return cache;
}
