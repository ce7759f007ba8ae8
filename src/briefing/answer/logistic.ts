/** The chance, 0 to 1, that log-odds stand for. */
export function logistic(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
