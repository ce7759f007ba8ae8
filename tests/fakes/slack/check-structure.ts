import { readFileSync } from 'node:fs';
import type { HomeView, KnownBlock, ModalView } from '@slack/types';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';

const SCHEMA = new URL('./blocks.schema.json', import.meta.url);

let ajv: Ajv | undefined;

/** What is wrong with the keys and the kinds of values; empty where `value` is a list of blocks of `@slack/types`. */
export const blockStructure = checker<readonly KnownBlock[]>(
  { type: 'array', items: { $ref: 'blocks#/definitions/KnownBlock' } },
  '/blocks',
);
export const homeStructure = checker<HomeView>({ $ref: 'blocks#/definitions/HomeView' }, '/view');
export const modalStructure = checker<ModalView>(
  { $ref: 'blocks#/definitions/ModalView' },
  '/view',
);

/** A value whose structure is right, or the reasons why it is not. */
type Checked<T> =
  | { readonly value: T; readonly problems?: never }
  | { readonly problems: string[] };

function checker<T>(schema: object, root: string): (value: unknown) => Checked<T> {
  let validate: ValidateFunction<T> | undefined;
  return (value) => {
    validate ??= loaded().compile<T>(schema);
    if (validate(value)) return { value };
    return { problems: [...new Set((validate.errors ?? []).flatMap((one) => inWords(one, root)))] };
  };
}

/** Compiles only what is needed when it is, and in a tenth of the usual time, as every test file does it anew. */
function loaded(): Ajv {
  ajv ??= new Ajv({
    allErrors: true,
    discriminator: true,
    strict: false,
    inlineRefs: false,
    code: { optimize: false },
    validateSchema: false,
    meta: false,
  }).addSchema(JSON.parse(readFileSync(SCHEMA, 'utf8')));
  return ajv;
}

/** In the manner of Slack: `must be a string [json-pointer:/blocks/0/text]`. */
function inWords(error: ErrorObject, root: string): string[] {
  const { keyword, params, message = keyword } = error;
  const at = `[json-pointer:${root}${error.instancePath}]`;
  if (keyword === 'additionalProperties')
    return [`unknown key "${params['additionalProperty']}" ${at}`];
  if (keyword === 'required') return [`missing required field: ${params['missingProperty']} ${at}`];
  if (keyword === 'const') return [`must be "${params['allowedValue']}" ${at}`];
  if (keyword === 'enum') return [`must be one of ${params['allowedValues'].join(', ')} ${at}`];
  if (keyword === 'discriminator') return [`unsupported type: ${params['tagValue']} ${at}`];
  return [`${message} ${at}`];
}
