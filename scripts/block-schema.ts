/**
 * Writes `tests/fakes/slack/blocks.schema.json`, the JSON schema of Slack's blocks and views, from the types in
 * `@slack/types`: `node run.mjs scripts/block-schema.ts`. Run it after each update of that package.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createGenerator } from 'ts-json-schema-generator';

/** The part of JSON schema that the generator makes here. */
interface Schema {
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  discriminator?: { propertyName: string };
  $ref?: string;
}

type Definitions = Record<string, Schema>;

const VIEWS = pathOf('../node_modules/@slack/types/dist/views.d.ts');
const SCHEMA = pathOf('../tests/fakes/slack/blocks.schema.json');
/** Leaves out the types of Node and the like, which take the generator ten times as long as all the rest. */
const TSCONFIG = pathOf('../tests/fakes/slack/blocks.tsconfig.json');
const PREFIX = '#/definitions/';
/** What is checked against the schema; only what these refer to is kept. */
const ROOTS = ['KnownBlock', 'HomeView', 'ModalView'];

/** The text of the schema file: one definition a line, so that a change of the types can be read in a diff. */
export function blockSchema(): string {
  const generated = createGenerator({
    path: VIEWS,
    tsconfig: TSCONFIG,
    type: 'View',
    jsDoc: 'none',
    additionalProperties: false,
    skipTypeCheck: true,
    encodeRefs: false,
  }).createSchema('View');
  const all = (generated.definitions ?? {}) as Definitions;
  const definitions = reachable(
    Object.fromEntries(Object.keys(all).map((name) => [name, tidy(all[name] ?? {}, all)])),
  );
  const lines = definitions.map(([name, schema]) => `"${name}":${JSON.stringify(schema)}`);
  return `{"$id":"blocks","definitions":{\n${lines.join(',\n')}\n}}\n`;
}

function pathOf(relative: string): string {
  return fileURLToPath(new URL(relative, import.meta.url));
}

function tidy(schema: Schema, all: Definitions): Schema {
  if (schema.$ref !== undefined) {
    // `AnyBlock` lets blocks of unknown types through, so that a misspelt type would pass.
    return schema.$ref === `${PREFIX}AnyBlock` ? { $ref: `${PREFIX}KnownBlock` } : schema;
  }
  if (schema.anyOf) return tidyUnion(schema.anyOf, all);
  const { type, ...rest } = schema;
  return {
    ...(schema.const === undefined && schema.enum === undefined && type !== undefined && { type }),
    ...rest,
    ...(schema.items && { items: tidy(schema.items, all) }),
    ...(schema.properties && {
      properties: Object.fromEntries(
        Object.entries(schema.properties).map(([name, value]) => [name, tidy(value, all)]),
      ),
    }),
  };
}

/**
 * A union whose members differ in their `type` gets a discriminator, so that a mistake is reported for the member that was
 * meant and not for all of them. Members that allow anything are left out: they would hide every mistake of the others.
 */
function tidyUnion(members: readonly Schema[], all: Definitions): Schema {
  const flat = members
    .flatMap((member) => flatten(member, all))
    .filter((one) => !isLoose(one, all));
  const [only, second] = mergeVariants(flat.map((member) => tidy(member, all)));
  if (only && !second) return only;
  const types = flat.map((member) => typeOf(follow(member, all)));
  const isTold = types.every((type) => type !== undefined) && new Set(types).size === types.length;
  // Without the type ajv takes anything that is no object.
  return isTold
    ? { type: 'object', discriminator: { propertyName: 'type' }, oneOf: flat }
    : { anyOf: flat.map((one) => tidy(one, all)) };
}

/** The members of a union, with the unions among them dissolved. */
function flatten(schema: Schema, all: Definitions): Schema[] {
  const { anyOf } = follow(schema, all);
  const isVariants =
    anyOf && new Set(anyOf.map((one) => typeOf(follow(one, all)))).size < anyOf.length;
  return anyOf && !isVariants ? anyOf.flatMap((member) => flatten(member, all)) : [schema];
}

/** Objects of one `type` that differ in which keys they need (an image by url or by file) become one object. */
function mergeVariants(schemas: readonly Schema[]): readonly Schema[] {
  const [first] = schemas;
  if (!first?.properties || typeOf(first) === undefined) return schemas;
  if (!schemas.every((schema) => typeOf(schema) === typeOf(first))) return schemas;
  const required = schemas.map((schema) => schema.required ?? []);
  const always = (first.required ?? []).filter((name) =>
    required.every((all) => all.includes(name)),
  );
  return [
    {
      ...first,
      properties: Object.assign({}, ...schemas.map((schema) => schema.properties)),
      required: always,
      oneOf: required.map((names) => ({
        required: names.filter((name) => !always.includes(name)),
      })),
    },
  ];
}

function follow(schema: Schema, all: Definitions): Schema {
  return schema.$ref ? (all[schema.$ref.slice(PREFIX.length)] ?? {}) : schema;
}

function isLoose(schema: Schema, all: Definitions): boolean {
  const { properties, additionalProperties } = follow(schema, all);
  return additionalProperties !== undefined && additionalProperties !== false && !properties;
}

/** The value that `type` must have; for the variants of a merged union, the value they share. */
function typeOf(schema: Schema): unknown {
  return schema.properties?.['type']?.const ?? schema.anyOf?.[0]?.properties?.['type']?.const;
}

/** The roots and what they refer to, in the order of the names. */
function reachable(all: Definitions): [string, Schema][] {
  const names = new Set<string>();
  const visit = (name: string): void => {
    if (names.has(name)) return;
    names.add(name);
    for (const [, next] of JSON.stringify(all[name]).matchAll(/"#\/definitions\/([^"]+)"/g)) {
      visit(next ?? '');
    }
  };
  for (const root of ROOTS) visit(root);
  return [...names].sort().map((name) => [name, all[name] ?? {}]);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  writeFileSync(SCHEMA, blockSchema());
}
