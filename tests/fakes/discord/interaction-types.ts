/** @see https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-interaction-type */
export const INTERACTION = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const;
