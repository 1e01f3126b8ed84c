import { useEffect, useRef, useState } from 'react';
import { type Later, later } from '../later';

/** In milliseconds: each time, Strapi draws the whole form anew. */
const pause = 500;

/** Writing the body into the form, which is too much work for every key: at once, then in pauses. Stops with the view. */
export function useWriting(write: () => void): Later {
  const latest = useRef(write);
  useEffect(() => {
    latest.current = write;
  });
  const [writing] = useState(() => later(() => latest.current(), pause));
  useEffect(() => () => writing.drop(), [writing]);
  return writing;
}
