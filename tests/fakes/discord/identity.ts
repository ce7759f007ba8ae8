/** Who Discord's payloads are from and for. All ids are made up. */
export interface PayloadIdentity {
  readonly applicationId: string;
  readonly botUserId: string;
  readonly guildId: string;
  /** The channel that is meant when none is named. */
  readonly channelId: string;
}

/** The ids of a fake that is given none. The bot's user has another id than its application, as with old applications. */
export const IDENTITY: PayloadIdentity = {
  applicationId: '1100000000000000001',
  botUserId: '1100000000000000002',
  guildId: '1100000000000000003',
  channelId: '1100000000000000004',
};

export const LOCALE = 'en-US';
