/** A message somebody wrote to the bot, as every platform hands it over. */
export interface IncomingMessage {
  /** Unique on its platform. */
  readonly id: string;
  /** Key of the thread, channel or session that follow-up questions refer to. */
  readonly conversation: string;
  /** Key of a further conversation that branches off here, such as the thread of the answer; it knows what came before. */
  readonly opens?: string | undefined;
  readonly user: string;
  readonly text: string;
  readonly platform: string;
  /** What a digest for this place would be posted to, as the platform names it. */
  readonly channel?: string | undefined;
  /** Tells whether whoever asks manages that channel; never rejects. Without it he does not. */
  readonly mayManage?: (() => Promise<boolean>) | undefined;
}
