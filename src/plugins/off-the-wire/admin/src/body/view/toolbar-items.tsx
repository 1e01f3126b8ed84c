import { createContext, type KeyboardEvent, type ReactNode, useContext, useMemo, useState } from 'react';

/** The one item of the toolbar that Tab comes to, and a way to make it another. */
interface Items {
  readonly current: string;
  readonly setCurrent: (id: string) => void;
}

const ItemsContext = createContext<Items>({ current: 'source', setCurrent: () => undefined });

/** A toolbar is one stop for Tab; within it the arrow keys, Home and End move. */
export function ToolbarItems({ first, children }: { readonly first: string; readonly children: ReactNode }) {
  const [current, setCurrent] = useState(first);
  const items = useMemo(() => ({ current, setCurrent }), [current]);
  return <ItemsContext.Provider value={items}>{children}</ItemsContext.Provider>;
}

/** The attributes of an item, by its own name. */
export function useToolbarItem(id: string) {
  const { current, setCurrent } = useContext(ItemsContext);
  return { 'data-toolbar-item': id, tabIndex: current === id ? 0 : -1, onFocus: () => setCurrent(id) };
}

export function moveInToolbar(event: KeyboardEvent<HTMLElement>): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-toolbar-item]:not(:disabled)')];
  const at = items.findIndex((item) => item.contains(document.activeElement));
  const target = at < 0 ? undefined : items[goal(event.key, at, items.length)];
  if (target === undefined) return;
  event.preventDefault();
  target.focus();
}

function goal(key: string, at: number, count: number): number {
  if (key === 'ArrowRight') return (at + 1) % count;
  if (key === 'ArrowLeft') return (at + count - 1) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : -1;
}
