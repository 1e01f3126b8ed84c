/** How mail programs mark a message that is passed on. */
interface Mark {
  readonly pattern: RegExp;
  readonly seen: string;
}

const words =
  "Forwarded message|Original Message|Ursprüngliche Nachricht|Original-Nachricht|Weitergeleitete Nachricht|Message transféré|Message d[’']origine|" +
  'Mensaje reenviado|Mensaje original|Mensagem encaminhada|Mensagem original|Messaggio inoltrato|Messaggio originale|Doorgestuurd bericht|' +
  'Oorspronkelijk bericht|Vidarebefordrat meddelande|Videresendt meddelelse|Videresendt melding|Přeposlaná zpráva|Wiadomość przekazana|' +
  'Пересылаемое сообщение|Пересланное сообщение|転送メッセージ|转发的邮件|轉寄郵件|전달된 메시지';

const marks: readonly Mark[] = [
  { pattern: new RegExp(`^[-_]{2,20} ?(?:${words}) ?[-_]{2,20}$`, 'i'), seen: 'Gmail, Outlook, Thunderbird' },
  {
    pattern:
      /^(?:Begin forwarded message|Anfang der weitergeleiteten Nachricht|Début du message réexpédié|Inizio messaggio inoltrato|Inicio del mensaje reenviado):$/i,
    seen: 'Apple Mail',
  },
];

/** A text that passes another on: what the sender says of it, the fields of the one that is passed on, and its text. */
export interface Forwarded {
  readonly cover: string;
  readonly fields: string;
  readonly text: string;
}

const mostCover = 4_000;

/** Takes a forwarded mail apart; `undefined` for one that is not, or answers with a quotation below. */
export function forwarded(text: string): Forwarded | undefined {
  const lines = text.split(/\r?\n/);
  const at = lines.findIndex((line) => line.length < 80 && marks.some(({ pattern }) => pattern.test(line.trim())));
  if (at < 0) return undefined;
  const cover = lines.slice(0, at).join('\n').trim();
  let end = at + 1;
  while (end < lines.length && end < at + 20 && isField(lines[end] ?? '', lines[end - 1] ?? '')) end += 1;
  const rest = lines.slice(end).join('\n').trim();
  const fields = lines.slice(at, end).join('\n').trim();
  return cover.length > mostCover || rest === '' || !/^[^\n]{1,30}: /m.test(fields)
    ? undefined
    : { cover, fields, text: rest };
}

/** `From: ...`, blank lines over and under the fields, and the rest of a long one. */
function isField(line: string, above: string): boolean {
  return (
    line.trim() === '' ||
    /^\*?\p{L}[\p{L} -]{1,24}\*? ?[:：]/u.test(line) ||
    (/^\s+\S/.test(line) && above.trim() !== '')
  );
}
