// Figures that all engines keep to.

/** How long the reply to a request with an Idempotency-Key is repeated. */
export const REPLY_KEPT_MS = 7 * 86_400_000;
