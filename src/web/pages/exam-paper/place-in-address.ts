// The number of the question in the address, so that a reload stays at it; no step of it is one for the back button.

/** Place of the question that the address names; null for none of so many. */
export function placeInAddress(count: number): number | null {
  const number = Number(new URLSearchParams(location.search).get('q'));
  return Number.isInteger(number) && number >= 1 && number <= count ? number - 1 : null;
}

export function showPlace(place: number): void {
  history.replaceState(history.state, '', `${location.pathname}?q=${place + 1}`);
}
