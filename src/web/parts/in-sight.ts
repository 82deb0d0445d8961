// Whether an element has come into sight, or near it: what is heavy waits until then, and stays once it was there.
import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** `margin` is how far outside the screen counts as near, a CSS length in px. */
export function useInSight(element: RefObject<Element | null>, margin = '200px'): boolean {
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    if (isSeen || !element.current) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && setSeen(true),
      { rootMargin: margin },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [isSeen, element, margin]);
  return isSeen;
}
