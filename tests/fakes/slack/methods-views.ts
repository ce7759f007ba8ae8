import type { HomeView, ModalView } from '@slack/types';
import { isObject, type Json, stringOf } from '../json.ts';
import { LIMITS } from './limits.ts';
import type { SuggestedPrompt } from './types.ts';
import { validateView } from './validate.ts';
import type { Method } from './web-api.ts';
import { refuse, SlackRefusal, type World } from './world.ts';

export const VIEW_METHODS: Readonly<Record<string, Method>> = {
  'views.publish'(args, world) {
    const user = needed(args, 'user_id');
    refuse(validateView(args['view'], 'home'));
    const view = args['view'] as HomeView;
    world.homes.set(user, view);
    return { view: wireView(world, view) };
  },

  'views.open'(args, world) {
    const triggerId = needed(args, 'trigger_id');
    refuse(validateView(args['view'], 'modal'));
    const trigger = world.triggers.get(triggerId);
    if (!trigger) throw new SlackRefusal('invalid_trigger_id');
    if (trigger.used) throw new SlackRefusal('exchanged_trigger_id');
    if (world.clock.now() - trigger.at > LIMITS.triggerMs) {
      throw new SlackRefusal('expired_trigger_id');
    }
    trigger.used = true;
    const view = args['view'] as ModalView;
    world.modals.push({ triggerId, view });
    return { view: wireView(world, view) };
  },

  'assistant.threads.setStatus'(args, world) {
    const channel = world.channels.resolve(args['channel_id']);
    const thread_ts = needed(args, 'thread_ts');
    const status = stringOf(args['status']);
    if (status === undefined) throw new SlackRefusal('invalid_arguments', ['status is missing']);
    const { loading_messages: loading } = args;
    if (Array.isArray(loading) && loading.length > LIMITS.loadingMessages) {
      throw new SlackRefusal('invalid_arguments', [
        `over ${LIMITS.loadingMessages} loading_messages`,
      ]);
    }
    world.statuses.push({ channel, thread_ts, status });
    return {};
  },

  'assistant.threads.setSuggestedPrompts'(args, world) {
    const channel = world.channels.resolve(args['channel_id']);
    const { prompts, thread_ts: threadTs } = args;
    if (!isPrompts(prompts)) {
      throw new SlackRefusal('invalid_arguments', [
        `prompts must be 1 to ${LIMITS.suggestedPrompts} of { title, message }`,
      ]);
    }
    // An agent has no threads of its own: with one named, Slack says yes and does nothing.
    if (threadTs === undefined) world.prompts.set(channel, prompts);
    return {};
  },
};

function needed(args: Json, name: string): string {
  const value = stringOf(args[name]);
  if (!value) throw new SlackRefusal('invalid_arguments', [`missing required field: ${name}`]);
  return value;
}

function isPrompts(value: unknown): value is readonly SuggestedPrompt[] {
  return (
    Array.isArray(value) &&
    value.length >= 1 &&
    value.length <= LIMITS.suggestedPrompts &&
    value.every((one) => isObject(one) && isText(one['title']) && isText(one['message']))
  );
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}

function wireView(world: World, view: HomeView | ModalView): Json {
  const { teamId, appId, botId } = world.identity;
  const id = world.clock.id('V');
  return {
    private_metadata: '',
    callback_id: '',
    ...view,
    id,
    root_view_id: id,
    team_id: teamId,
    app_id: appId,
    bot_id: botId,
    hash: world.clock.ts(),
    state: { values: {} },
  };
}
