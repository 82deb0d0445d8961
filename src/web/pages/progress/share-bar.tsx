// A share as a bar, with its interval and a mark where one is aimed at; the figures stand beside it in words.
import './share-bar.css';

const at = (share: number) => `${(Math.min(1, Math.max(0, share)) * 100).toFixed(1)}%`;

export function ShareBar({
  share,
  low,
  high,
  mark,
  second,
}: {
  readonly share: number | null;
  readonly low?: number | null;
  readonly high?: number | null;
  readonly mark?: number | null;
  /** A part of the share, drawn darker: of the cards seen, those that are known well. */
  readonly second?: number;
}) {
  return (
    <div class="topic-share" aria-hidden="true">
      {share !== null && (
        <div
          class={second === undefined ? 'share-fill' : 'share-fill share-fill-part'}
          style={{ width: at(share) }}
        />
      )}
      {second !== undefined && <div class="share-fill" style={{ width: at(second) }} />}
      {typeof low === 'number' && typeof high === 'number' && (
        <div class="share-span" style={{ left: at(low), width: at(high - low) }} />
      )}
      {typeof mark === 'number' && <div class="share-mark" style={{ left: at(mark) }} />}
    </div>
  );
}
