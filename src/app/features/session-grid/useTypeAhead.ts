import { useRef } from 'react';
import { preferences } from '../../frame/preferences.ts';

/** A pause longer than this begins another name. */
const PAUSE_MS = 800;

/** Letters that mean something by themselves in the list or on its page. */
const TAKEN = new Set('cefjklnrvxyz');

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'timeStamp'>;

/**
 * A name typed in the list. A letter that is a key of its own begins none, unless Shift is held or those keys are
 * switched off; once a name has begun, every letter goes on with it.
 */
export const useTypeAhead = () => {
  const typed = useRef({ text: '', at: Number.NEGATIVE_INFINITY });
  return {
    /** What is typed so far, or undefined when this press is none of it. */
    read: ({ key, ctrlKey, metaKey, altKey, timeStamp }: Press): string | undefined => {
      if (ctrlKey || metaKey || altKey || !/^[\p{L}\p{N}' ]$/u.test(key)) return undefined;
      const isGoingOn = timeStamp - typed.current.at < PAUSE_MS && typed.current.text !== '';
      const isLetter = /^\p{L}$/u.test(key);
      const isTaken = preferences().singleKeys && TAKEN.has(key);
      if (!isGoingOn && (!isLetter || isTaken)) return undefined;
      const text = isGoingOn ? `${typed.current.text}${key}` : key;
      typed.current = { text, at: timeStamp };
      return text;
    },
  };
};
