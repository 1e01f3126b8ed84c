import { useEffect, useState } from 'react';

interface PickText {
  readonly textValue: string;
  readonly onTextValueChange: (text: string) => void;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/**
 * The text of a combobox whose list is filtered by it. While the list is open only what is typed counts, so that all can
 * be picked from; when it closes, the name of what is picked stands there again. The design system's own way shows the
 * picked one alone, and forgets it when the text is emptied to see the others.
 */
export function usePickText(name: string): PickText {
  const [text, setText] = useState(name);
  useEffect(() => setText(name), [name]);
  const typed = text.startsWith(name) ? text.slice(name.length) : text;
  return { textValue: text, onTextValueChange: setText, onOpenChange: (isOpen) => setText(isOpen ? typed : name) };
}
