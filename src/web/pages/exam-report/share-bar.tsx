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
    <span class="report-bar" aria-hidden="true">
      <span class="report-bar-track">
        <span class="report-bar-fill" style={{ width: place(share) }} />
      </span>
      <span class="report-bar-interval" style={{ left: place(low), width: place(high - low) }} />
      {mark !== undefined && <span class="report-bar-mark" style={{ left: place(mark) }} />}
    </span>
  );
}
