import { compact, isObject, type Json, stringOf } from '../json.ts';
import { RESPONSE, responseProblems } from './check-response.ts';
import { contentOf, flagsOf } from './content.ts';
import { FLAGS } from './flags.ts';
import { INTERACTION } from './interaction-types.ts';
import type { Interaction } from './interactions.ts';
import type { Problem } from './problems.ts';
import { refuse } from './refusal.ts';
import type { Handler } from './routes.ts';
import type { PostedMessage } from './types.ts';
import type { UploadedFile } from './uploads.ts';
import { wireMessage } from './wire.ts';
import { judge, type World } from './world.ts';

/** What an interaction may be answered with. */
const ANSWERS: Readonly<Record<number, readonly number[]>> = {
  [INTERACTION.ping]: [RESPONSE.pong],
  [INTERACTION.command]: [RESPONSE.message, RESPONSE.deferredMessage, RESPONSE.modal],
  [INTERACTION.component]: [
    ...[RESPONSE.message, RESPONSE.deferredMessage, RESPONSE.modal],
    ...[RESPONSE.deferredUpdate, RESPONSE.update],
  ],
  [INTERACTION.autocomplete]: [RESPONSE.autocomplete],
  [INTERACTION.modal]: [
    ...[RESPONSE.message, RESPONSE.deferredMessage, RESPONSE.deferredUpdate, RESPONSE.update],
  ],
};

export const INTERACTION_ROUTES = {
  'POST /interactions/:id/:token/callback'({ route, params, query, body }, world) {
    const [id = '', token = ''] = params;
    const interaction = world.interactions.answerable(id, token);
    const updated = updatedMessage(world, interaction);
    judge(world, route, body, [
      ...typeProblems(body, interaction),
      ...responseProblems(body, updated),
    ]);
    const type = Number(body['type']);
    const data: Json = isObject(body['data']) ? body['data'] : {};
    const message = answer(world, interaction, type, data, updated);
    world.interactions.respond(interaction, { type, data });
    return query.get('with_response') === 'true'
      ? wireResponse(world, interaction, message)
      : undefined;
  },
} as const satisfies Readonly<Record<string, Handler<World>>>;

/** The way that a message took, and the files that came with it. */
interface How {
  readonly via: PostedMessage['via'];
  readonly files?: readonly UploadedFile[];
}

/** What an interaction says that has no message of its own yet; as the webhook does, too. */
export function postInInteraction(
  world: World,
  interaction: Interaction,
  body: Json,
  how: How & { readonly id: string; readonly ephemeral: boolean },
): PostedMessage {
  const { id, ephemeral, via, files = [] } = how;
  const content = contentOf(body, files);
  return world.messages.post({
    ...content,
    flags: content.flags | (ephemeral ? FLAGS.ephemeral : 0),
    id,
    channelId: interaction.channelId,
    ephemeral,
    ...(ephemeral && { recipient: interaction.userId }),
    via,
    interactionId: interaction.id,
    at: world.clock.now(),
  });
}

/** Edits a message; one that was not posted through this fake is seen as what it becomes all the same. */
export function editInInteraction(
  world: World,
  interaction: Interaction,
  body: Json,
  old: PostedMessage | undefined,
  how: How,
): PostedMessage {
  const { via, files = [] } = how;
  if (old) {
    const editedAt = world.clock.now();
    return world.messages.edit(old, { ...contentOf(body, files, old), via, editedAt });
  }
  const { message } = interaction.payload;
  const given: Json = isObject(message) ? message : {};
  const id = stringOf(given['id']) ?? world.clock.snowflake();
  const ephemeral = (flagsOf(given) & FLAGS.ephemeral) !== 0;
  return postInInteraction(world, interaction, body, { ...how, id, ephemeral });
}

function answer(
  world: World,
  interaction: Interaction,
  type: number,
  data: Json,
  updated: PostedMessage | undefined,
): PostedMessage | undefined {
  switch (type) {
    case RESPONSE.message: {
      const ephemeral = (flagsOf(data) & FLAGS.ephemeral) !== 0;
      interaction.isEphemeral = ephemeral;
      interaction.messageId = world.clock.snowflake();
      const how = { id: interaction.messageId, ephemeral, via: 'interaction' } as const;
      return postInInteraction(world, interaction, data, how);
    }
    case RESPONSE.deferredMessage:
      interaction.isEphemeral = (flagsOf(data) & FLAGS.ephemeral) !== 0;
      interaction.isThinking = true;
      interaction.messageId = world.clock.snowflake();
      return undefined;
    case RESPONSE.deferredUpdate:
      noteMessage(interaction);
      return undefined;
    case RESPONSE.update: {
      if (!updated && isOwnAndGone(world, interaction)) return refuse('unknownMessage');
      noteMessage(interaction);
      return editInInteraction(world, interaction, data, updated, { via: 'interaction' });
    }
    case RESPONSE.autocomplete:
      interaction.choices = (data['choices'] ?? []) as NonNullable<Interaction['choices']>;
      return undefined;
    default:
      return undefined;
  }
}

/** `@original` is the message with the component. */
function noteMessage(interaction: Interaction): void {
  const { message } = interaction.payload;
  const id = isObject(message) ? stringOf(message['id']) : undefined;
  if (id !== undefined) interaction.messageId = id;
}

/** The message with the component that was used. */
function updatedMessage(world: World, interaction: Interaction): PostedMessage | undefined {
  const { message } = interaction.payload;
  if (!isObject(message)) return undefined;
  return world.messages.find(interaction.channelId, stringOf(message['id']) ?? '');
}

function isOwnAndGone(world: World, { payload }: Interaction): boolean {
  const { message } = payload;
  const id = isObject(message) ? message['id'] : undefined;
  return world.messages.arrivals.some((one) => one.id === id);
}

function typeProblems(body: Json, interaction: Interaction): Problem[] {
  const allowed = ANSWERS[interaction.type] ?? [];
  const type = Number(body['type']);
  const isUpdate = type === RESPONSE.update || type === RESPONSE.deferredUpdate;
  const hasMessage = isObject(interaction.payload['message']);
  if (allowed.includes(type) && (!isUpdate || hasMessage)) return [];
  const message = `an interaction of type ${interaction.type} takes {${allowed.join(', ')}}`;
  return [{ at: '/type', code: 'INTERACTION_CALLBACK_TYPE_INVALID', message }];
}

/** @see https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-callback-interaction-callback-response-object */
function wireResponse(
  world: World,
  interaction: Interaction,
  message: PostedMessage | undefined,
): Json {
  const { id, type, messageId, isThinking, isEphemeral, response } = interaction;
  const loading: PostedMessage | undefined = isThinking
    ? {
        id: messageId ?? '',
        channelId: interaction.channelId,
        content: '',
        embeds: [],
        files: [],
        components: [],
        flags: FLAGS.loading | (isEphemeral ? FLAGS.ephemeral : 0),
        ephemeral: isEphemeral,
        body: {},
        via: 'interaction',
        interactionId: id,
        at: world.clock.now(),
      }
    : undefined;
  const shown = message ?? loading;
  return {
    interaction: compact({
      id,
      type,
      response_message_id: messageId,
      response_message_loading: messageId && isThinking,
      response_message_ephemeral: messageId && isEphemeral,
    }),
    resource: compact({ type: response?.type, message: shown && wireMessage(world, shown) }),
  };
}
