// Loads a TypeScript file as a bundle that is built when one of its sources has changed. A loader that compiles each of
// some 350 files as it is imported takes half a second longer at every start, and the one there is for Node 20 gives
// every function its name anew whenever it is made, which makes answers a fifth slower.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const OURSELVES = fileURLToPath(import.meta.url);
const ROOT = dirname(OURSELVES);
// Checkouts that share their packages do not share their builds.
const BUILDS = join(ROOT, 'node_modules', '.cache', 'summit-brief', hashOf(ROOT));
/** A process may load a part of its build long after its start, when there is a newer one. From its last start on. */
const KEEP_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Imports a TypeScript file of this project and all that it imports. Where no build can be written, as on a read-only
 * disk, each file is compiled as it is imported.
 *
 * @param {string} file its absolute path
 */
export async function load(file) {
  process.setSourceMapsEnabled(true);
  const bundle = findBuild(file) ?? (await build(file));
  if (bundle === undefined) (await import('tsx/esm/api')).register();
  await import(pathToFileURL(bundle ?? file).href);
}

/**
 * The bundle of a file, where there is one of its sources as they are now.
 *
 * @param {string} file
 */
function findBuild(file) {
  try {
    const path = pathOf(file, readList(listOf(file)).sources.map(stampOf));
    // When a build was last used tells how long it is kept.
    const now = new Date();
    if (existsSync(path)) utimesSync(dirname(path), now, now);
    return existsSync(path) ? path : undefined;
  } catch {
    // There is no list, or a source that it names is gone.
    return undefined;
  }
}

/**
 * Builds the bundle of a file; undefined where nothing can be written. Processes that do so at once do not disturb each
 * other.
 *
 * @param {string} file
 * @throws the errors of esbuild, when a source is faulty
 */
async function build(file) {
  // Loading what is not needed at most starts would take as long as loading a bundle.
  const esbuild = await import('esbuild');
  const draft = newFolder();
  if (draft === undefined) return undefined;
  removeOldBuilds();
  /** The sources and their stamps. @type {Map<string, string>} */
  const stamps = new Map([[OURSELVES, stampOf(OURSELVES)]]);
  try {
    await esbuild.build({
      entryPoints: { entry: file },
      outdir: draft,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      // What is imported later stays a file of its own.
      splitting: true,
      packages: 'external',
      platform: 'node',
      target: 'node20',
      format: 'esm',
      sourcemap: 'linked',
      sourcesContent: false,
      plugins: [readSources(stamps)],
    });
    const path = pathOf(file, [...stamps.values()]);
    try {
      renameSync(draft, dirname(path));
    } catch (error) {
      // The same build may have been made in the meantime.
      if (!existsSync(path)) throw error;
    }
    const list = `${draft}.json`;
    writeFileSync(list, JSON.stringify({ build: dirname(path), sources: [...stamps.keys()] }));
    renameSync(list, listOf(file));
    return path;
  } finally {
    await esbuild.stop();
    rmSync(draft, { recursive: true, force: true });
  }
}

/**
 * Reads the sources of a bundle, and notes what they are. Each still finds what lies beside it, and not beside the
 * bundle.
 *
 * @param {Map<string, string>} stamps
 * @returns {import('esbuild').Plugin}
 */
function readSources(stamps) {
  return {
    name: 'read-sources',
    setup: ({ onLoad }) =>
      onLoad({ filter: /\.ts$/ }, ({ path }) => {
        // The stamp first: what is written in between is then built at the next start.
        stamps.set(path, stampOf(path));
        const contents = readFileSync(path, 'utf8')
          .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
          .replaceAll('import.meta.filename', JSON.stringify(path));
        return { contents, loader: 'ts' };
      }),
  };
}

/**
 * What tells one state of a file from another without reading it.
 *
 * @param {string} path
 */
function stampOf(path) {
  const { size, mtimeMs } = statSync(path);
  return [path, size, mtimeMs].join(' ');
}

/**
 * Where the bundle of a file stands whose sources have these stamps.
 *
 * @param {string} file
 * @param {readonly string[]} stamps
 */
function pathOf(file, stamps) {
  return join(BUILDS, `${nameOf(file)}-${hashOf(stamps.join('\n'))}`, 'entry.mjs');
}

/** @param {string} text */
function hashOf(text) {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/**
 * Where the names of its sources stand.
 *
 * @param {string} file
 */
function listOf(file) {
  return join(BUILDS, `${nameOf(file)}.json`);
}

/** @param {string} file */
function nameOf(file) {
  return relative(ROOT, file).replaceAll(/[^\w.]+/g, '-');
}

/** An empty folder to build in; undefined where none can be made. */
function newFolder() {
  try {
    mkdirSync(BUILDS, { recursive: true });
    return mkdtempSync(join(BUILDS, 'draft-'));
  } catch {
    return undefined;
  }
}

/**
 * What stands in a list: the newest build of a file, and its sources.
 *
 * @param {string} list
 * @returns {{ build: string, sources: string[] }}
 */
function readList(list) {
  return JSON.parse(readFileSync(list, 'utf8'));
}

/** Removes builds from which nothing was started for long, but for the newest of each file. */
function removeOldBuilds() {
  try {
    const paths = readdirSync(BUILDS).map((name) => join(BUILDS, name));
    const lists = paths.filter((path) => path.endsWith('.json'));
    const newest = lists.map((list) => readList(list).build);
    for (const path of paths) {
      if (lists.includes(path) || newest.includes(path)) continue;
      if (Date.now() - statSync(path).mtimeMs > KEEP_MS)
        rmSync(path, { recursive: true, force: true });
    }
  } catch {
    // Another process writes or removes there at the same time: the next build sees to it.
  }
}
