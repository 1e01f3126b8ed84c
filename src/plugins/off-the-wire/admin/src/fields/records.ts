import { articleVersionUid, deliveryUid } from './uids';

/** Something beside the form of the Content Manager. */
export interface Panel {
  readonly type?: string;
  (props: { readonly model: string }): unknown;
}

const records: readonly string[] = [articleVersionUid, deliveryUid];

/** Takes "Save" from beside the records: nobody may write them, and the server refuses it. */
export function withoutSave(panels: readonly Panel[]): readonly Panel[] {
  return panels.map((panel) => {
    if (panel.type !== 'actions') return panel;
    const own: Panel = (props) => {
      // Called all the same: it may use hooks, and must use them at every turn.
      const shown = panel(props);
      return records.includes(props.model) ? null : shown;
    };
    return Object.assign(own, { type: panel.type });
  });
}
