import { openDriver } from './driver.ts';
import { ensureSchema } from './schema.ts';
import { syncArticles, type WantedArticles } from './sync.ts';

/** Writes to an index that others read meanwhile. */
export interface IndexWriter {
  /** Makes the index hold just these articles. */
  update(wanted: WantedArticles): Promise<void>;
  close(): void;
}

/** Opens (or makes) the index at `path` for writing. @throws when it cannot be opened */
export function openWriter(path: string): IndexWriter {
  const driver = openDriver(path);
  try {
    ensureSchema(driver);
  } catch (error) {
    driver.close();
    throw error;
  }
  return {
    update: async (wanted) => {
      await syncArticles(driver, wanted);
    },
    close: () => driver.close(),
  };
}
