// A share as a bar, with the interval that chance leaves around it; the same is always said in figures beside it.

const place = (share: number) => `${share * 100}%`;

export function ShareBar({
  share,
  low,
  high,
  mark,
}: {
  readonly share: number;
  readonly low: number;
  readonly high: number;
  /** A line across, to compare with. */
  readonly mark?: number;
}) {
  return (
    <span class="share-bar" aria-hidden="true">
      <span class="share-bar-track">
        <span class="share-bar-fill" style={{ width: place(share) }} />
      </span>
      <span class="share-bar-interval" style={{ left: place(low), width: place(high - low) }} />
      {mark !== undefined && <span class="share-bar-mark" style={{ left: place(mark) }} />}
    </span>
  );
}
