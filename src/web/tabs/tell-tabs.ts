// What the tabs of this browser tell each other: that one of them wrote something, or that the kept answers changed.

export type Told =
  /** A call changed something at the server. */
  | { readonly kind: 'wrote'; readonly path: string }
  /** What waits in the outbox is not what it was. */
  | { readonly kind: 'outbox' };

const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('trapwise') : null;

/** Reaches every other tab, and not this one. */
export function tellTabs(told: Told): void {
  channel?.postMessage(told);
}

/** Gives what ends it. */
export function onTold(listener: (told: Told) => void): () => void {
  const hear = ({ data }: MessageEvent<Told>) => listener(data);
  channel?.addEventListener('message', hear);
  return () => channel?.removeEventListener('message', hear);
}
