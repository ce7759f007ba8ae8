import { isObject } from '../json.ts';
import { flagsOf } from './content.ts';
import { FLAGS } from './flags.ts';
import type { Interaction } from './interactions.ts';
import { judgeMessage } from './judge-message.ts';
import { LIMITS } from './limits.ts';
import { refuse } from './refusal.ts';
import { editInInteraction, postInInteraction } from './rest-interactions.ts';
import type { Handler, RestRequest } from './routes.ts';
import type { PostedMessage } from './types.ts';
import { wireMessage } from './wire.ts';
import type { World } from './world.ts';

/** The webhook that is in the token of an interaction. */
export const WEBHOOK_ROUTES = {
  'POST /webhooks/:id/:token'(request, world) {
    const interaction = interactionOf(world, request);
    // The first message after a deferral takes its place, and is seen by whom the deferral was.
    if (interaction.isThinking) return edit(world, request, interaction, interaction.messageId);
    const { body, files } = request;
    if (interaction.isUserInstall && interaction.followUps >= LIMITS.userInstallFollowUps) {
      return refuse('tooManyFollowUps');
    }
    judgeMessage(world, request, 'followUp');
    interaction.followUps += 1;
    const ephemeral = (flagsOf(body) & FLAGS.ephemeral) !== 0;
    const how = { id: world.clock.snowflake(), ephemeral, via: 'webhook', files } as const;
    return wireMessage(world, postInInteraction(world, interaction, body, how));
  },

  'GET /webhooks/:id/:token/messages/@original': (request, world) => {
    const { channelId, messageId = '' } = interactionOf(world, request);
    return wireMessage(
      world,
      world.messages.find(channelId, messageId) ?? refuse('unknownMessage'),
    );
  },
  'PATCH /webhooks/:id/:token/messages/@original'(request, world) {
    const interaction = interactionOf(world, request);
    return edit(world, request, interaction, interaction.messageId);
  },
  'DELETE /webhooks/:id/:token/messages/@original'(request, world) {
    const interaction = interactionOf(world, request);
    if (interaction.isThinking) {
      interaction.isThinking = false;
      return;
    }
    world.messages.remove(messageOf(world, interaction, interaction.messageId));
  },

  'GET /webhooks/:id/:token/messages/:id': (request, world) =>
    wireMessage(world, messageOf(world, interactionOf(world, request), request.params[2])),
  'PATCH /webhooks/:id/:token/messages/:id': (request, world) =>
    edit(world, request, interactionOf(world, request), request.params[2]),
  'DELETE /webhooks/:id/:token/messages/:id'(request, world) {
    world.messages.remove(messageOf(world, interactionOf(world, request), request.params[2]));
  },
} as const satisfies Readonly<Record<string, Handler<World>>>;

function edit(
  world: World,
  request: RestRequest,
  interaction: Interaction,
  id: string | undefined,
): unknown {
  const { body, files } = request;
  if (interaction.isThinking && id === interaction.messageId) {
    judgeMessage(world, request, 'webhookEdit');
    interaction.isThinking = false;
    const ephemeral = interaction.isEphemeral;
    const how = { id: id ?? '', ephemeral, via: 'webhook', files } as const;
    return wireMessage(world, postInInteraction(world, interaction, body, how));
  }
  const { message } = interaction.payload;
  const isGiven = isObject(message) && message['id'] === id;
  const isUpdated = isGiven && world.messages.arrivals.every((one) => one.id !== id);
  const old = isUpdated ? undefined : messageOf(world, interaction, id);
  judgeMessage(world, request, 'webhookEdit', old);
  const how = { via: 'webhook', files } as const;
  return wireMessage(world, editInInteraction(world, interaction, body, old, how));
}

/** The interaction whose token a request has. It opens once there is a response, and for 15 minutes. */
function interactionOf(world: World, { params }: RestRequest): Interaction {
  const [applicationId, token = ''] = params;
  if (applicationId !== world.identity.applicationId) return refuse('unknownWebhook');
  const interaction = world.interactions.withToken(token);
  if (!interaction) return refuse('invalidToken');
  if (world.clock.now() - interaction.at > LIMITS.tokenMs) return refuse('invalidToken');
  return interaction.response ? interaction : refuse('unknownWebhook');
}

/** A message of an interaction: its responses, and the one that it began with. */
function messageOf(world: World, interaction: Interaction, id: string | undefined): PostedMessage {
  const message = world.messages.find(interaction.channelId, id ?? '');
  const isIts = message?.interactionId === interaction.id || id === interaction.messageId;
  return message && isIts ? message : refuse('unknownMessage');
}
