import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { type Later, later } from '../later';

/** In milliseconds: each time, Strapi draws the whole form anew. */
const pause = 500;

/**
 * Writing the body into the form, which is too much work for every key: at once, then in pauses; before Strapi's keys to
 * save (Ctrl+S, Ctrl+Enter) and to publish do their work, too. Stops with the view.
 */
export function useWriting(write: () => void): Later {
  const latest = useRef(write);
  useEffect(() => {
    latest.current = write;
  });
  const [writing] = useState(() => later(() => latest.current(), pause));
  useEffect(() => () => writing.drop(), [writing]);
  useEffect(() => {
    // Strapi listens on the window as well, and saves what the form was last drawn with.
    const beforeSaving = (event: KeyboardEvent) => {
      if ((event.metaKey || event.ctrlKey) && /^(?:enter|s)$/i.test(event.key)) flushSync(() => writing.flush());
    };
    window.addEventListener('keydown', beforeSaving, true);
    return () => window.removeEventListener('keydown', beforeSaving, true);
  }, [writing]);
  return writing;
}
