import { existsSync, readFileSync } from 'node:fs';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { isObject, type Json, walk } from '../json.ts';
import type { Problem } from './problems.ts';

/** Discord's own description of its HTTP API; the repository does not contain it. */
const DOCUMENT = new URL('../../../../shared/discord-openapi.json', import.meta.url);

/** The schemas of the document for the bodies that are sent. */
const NAMES = [
  'MessageCreateRequest',
  'MessageEditRequestPartial',
  'IncomingWebhookRequestPartial',
  'IncomingWebhookUpdateRequestPartial',
  'IncomingWebhookInteractionRequest',
  'IncomingWebhookUpdateForInteractionCallbackRequestPartial',
  'PongInteractionCallbackRequest',
  'CreateMessageInteractionCallbackRequest',
  'UpdateMessageInteractionCallbackRequest',
  'ModalInteractionCallbackRequest',
  'ApplicationCommandUpdateRequest',
  'CreatePrivateChannelRequest',
  'CreateTextThreadWithMessageRequest',
] as const;

export type SchemaName = (typeof NAMES)[number];

export const hasOpenApi = existsSync(DOCUMENT);

/** ISO 8601, as Discord takes it. */
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?$/;
const numbers = { type: 'number', validate: () => true } as const;

let loaded: { ajv: Ajv2020; schemas: Json } | undefined;
const compiled = new Map<SchemaName, ValidateFunction>();

/** What the document forbids in a body, which stands at a JSON pointer; nothing where the document is not there. */
export function openApiProblems(name: SchemaName, body: unknown, at = ''): Problem[] {
  if (!hasOpenApi) return [];
  const validate = compile(name);
  if (validate(body)) return [];
  return (validate.errors ?? []).flatMap((error) => problemOf(error, at));
}

/** Compiles all that is needed, which takes a while, so that no answer has to wait for it. */
export function compileOpenApi(): void {
  if (hasOpenApi) NAMES.forEach(compile);
}

function compile(name: SchemaName): ValidateFunction {
  const known = compiled.get(name);
  if (known) return known;
  const validate = document().ajv.compile({ $ref: `discord#/components/schemas/${name}` });
  compiled.set(name, validate);
  return validate;
}

/** The keys that the document has for a schema; undefined where it has none or is not there. */
export function openApiKeys(name: string): string[] | undefined {
  const schema = hasOpenApi ? document().schemas[name] : undefined;
  return isObject(schema) && isObject(schema['properties'])
    ? Object.keys(schema['properties'])
    : undefined;
}

/** Reads only what is needed, as every test file does it anew. */
function document(): { ajv: Ajv2020; schemas: Json } {
  if (loaded) return loaded;
  const text = readFileSync(DOCUMENT, 'utf8').replaceAll('"#/components', '"discord#/components');
  const { components } = JSON.parse(text) as { components: { schemas: Json } };
  const { schemas } = components;
  const ajv = new Ajv2020({
    allErrors: true,
    strict: false,
    inlineRefs: false,
    code: { optimize: false },
    validateSchema: false,
    meta: false,
    formats: {
      snowflake: /^\d+$/,
      // Any text: https://docs.discord.com/developers/resources/message#create-message
      nonce: true,
      'date-time': DATE_TIME,
      uri: (value: string) => URL.canParse(value),
      int32: numbers,
      int64: numbers,
      double: numbers,
    },
  }).addSchema({ $id: 'discord', components: { schemas: decided(needed(schemas), schemas) } });
  loaded = { ajv, schemas };
  return loaded;
}

/** The schemas that those of `NAMES` are made of: a small part of all. */
function needed(schemas: Json): Json {
  const found: Record<string, unknown> = {};
  const names: string[] = [...NAMES];
  for (let name = names.pop(); name !== undefined; name = names.pop()) {
    if (name in found) continue;
    found[name] = schemas[name];
    walk(schemas[name], '', (value) => {
      if (isObject(value) && typeof value['$ref'] === 'string') names.push(nameOf(value['$ref']));
    });
  }
  return found;
}

/**
 * The same schemas, but a choice between objects is decided by their `type` and one between null and something else by null:
 * so a mistake is reported once, and for the member that was meant.
 */
function decided(node: unknown, schemas: Json): unknown {
  if (Array.isArray(node)) return node.map((one) => decided(one, schemas));
  if (!isObject(node)) return node;
  const { oneOf, anyOf, ...rest } = node;
  const others = Object.entries(rest).map(([key, one]) => [key, decided(one, schemas)]);
  const members = oneOf ?? anyOf;
  if (!Array.isArray(members)) return Object.fromEntries(others);
  const [nulls, values] = [members.filter(isNull), members.filter((one) => !isNull(one))];
  const value = choice(values, schemas);
  const schema = nulls.length > 0 ? when({ not: { type: 'null' } }, value) : value;
  return { ...Object.fromEntries(others), allOf: [schema] };
}

/** Returned from here, as an object that is written with this key looks like a promise to the linter. */
function when(condition: object, schema: unknown): object {
  return Object.fromEntries([
    ['if', condition],
    ['then', schema],
  ]);
}

function choice(members: readonly unknown[], schemas: Json): unknown {
  const parts = members.map((one) => decided(one, schemas));
  if (parts.length === 1) return parts[0];
  if (members.every((one) => isObject(one) && 'const' in one)) {
    return { enum: members.map((one) => (one as Json)['const']) };
  }
  const types = members.map((one) => typesOf(one, schemas));
  const all = types.flat();
  if (types.some(({ length }) => length === 0) || new Set(all).size < all.length) {
    return { anyOf: parts };
  }
  const known = { type: 'object', required: ['type'], properties: { type: { enum: all } } };
  const branches = parts.map((part, index) =>
    when({ required: ['type'], properties: { type: { enum: types[index] } } }, part),
  );
  return { allOf: [known, ...branches] };
}

/** The values that `type` may have in a schema. */
function typesOf(schema: unknown, schemas: Json): readonly unknown[] {
  if (!isObject(schema)) return [];
  const { $ref } = schema;
  const found = typeof $ref === 'string' ? schemas[nameOf($ref)] : schema;
  const properties = isObject(found) ? found['properties'] : undefined;
  const type = isObject(properties) ? properties['type'] : undefined;
  const values = isObject(type) ? type['enum'] : undefined;
  return Array.isArray(values) ? values : [];
}

function nameOf(ref: string): string {
  return ref.slice(ref.lastIndexOf('/') + 1);
}

function isNull(schema: unknown): boolean {
  return isObject(schema) && schema['type'] === 'null';
}

function problemOf(error: ErrorObject, root: string): Problem[] {
  const { keyword, params, message = keyword } = error;
  const at = `${root}${error.instancePath}`;
  if (keyword === 'if' || keyword === 'anyOf') return [];
  if (keyword === 'required') {
    const key = `${at}/${params['missingProperty']}`;
    return [{ at: key, code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }];
  }
  if (keyword === 'enum' || keyword === 'const') {
    const values = params['allowedValues'] ?? [params['allowedValue']];
    const said = `Value must be one of {${values.join(', ')}}.`;
    return [{ at, code: 'BASE_TYPE_CHOICES', message: said }];
  }
  return [{ at, code: `SCHEMA_${keyword.toUpperCase()}`, message }];
}
