/** When a platform was connected to, over restarts: a process that is started again and again must not connect each time. */
export interface Starts {
  /** How long to wait before connecting again, in milliseconds; 0 after a quiet time. */
  delayMs(platform: string): Promise<number>;
  /** Notes that the platform is being connected to now. */
  note(platform: string): Promise<void>;
}
