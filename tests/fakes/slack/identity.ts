/** Who Slack's payloads are from and for. All ids are made up. */
export interface PayloadIdentity {
  readonly teamId: string;
  readonly appId: string;
  readonly botUserId: string;
  readonly botId: string;
}

/** The ids of a fake that is given none. */
export const IDENTITY: PayloadIdentity = {
  teamId: 'T0TEAM',
  appId: 'A0APP',
  botUserId: 'U0BOT',
  botId: 'B0BOT',
};

/** Sent with every payload and worth nothing; apps check the signature instead. */
export const VERIFICATION_TOKEN = 'verification-token-not-a-secret';
