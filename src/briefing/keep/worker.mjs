// A thread starts without the loader that runs TypeScript on older versions of Node.
import { register } from 'tsx/esm/api';

register();
await import('./worker.ts');
