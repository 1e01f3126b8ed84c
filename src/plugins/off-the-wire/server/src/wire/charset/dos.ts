/** A code page of DOS, in which desks of the eighties and nineties filed, and which no TextDecoder has. */
interface CodePage {
  readonly charset: string;
  /** The characters from 80 to FF; below it is ASCII. */
  readonly upper: string;
  readonly seen: string;
}

/** From the tables of the Unicode Consortium (MAPPINGS/VENDORS/MICSFT/PC). */
const pages: readonly CodePage[] = [
  {
    charset: 'cp437',
    upper:
      'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
    seen: 'DOS in the United States and, before 1987, Western Europe',
  },
  {
    charset: 'cp850',
    upper:
      'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
    seen: 'DOS in Western Europe',
  },
  {
    charset: 'cp865',
    upper:
      'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø₧ƒáíóúñÑªº¿⌐¬½¼¡«¤░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
    seen: 'DOS in Denmark and Norway',
  },
  {
    charset: 'cp852',
    upper:
      'ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u00ad˝˛ˇ˘§÷¸°¨˙űŘř■\u00a0',
    seen: 'DOS in Central Europe',
  },
];

/** The code unit that each byte stands for. */
const byName: ReadonlyMap<string, Uint16Array> = new Map(
  pages.map(({ charset, upper }) => [
    charset,
    Uint16Array.from({ length: 0x100 }, (_, byte) => (byte < 0x80 ? byte : upper.charCodeAt(byte - 0x80))),
  ]),
);

/** Bytes as text of a DOS code page; `undefined` for a name that is none. */
export function decodeDos(bytes: Uint8Array, charset: string): string | undefined {
  const units = byName.get(charset);
  if (units === undefined) return undefined;
  // As UTF-16, which a decoder reads in one go: to put the text together by characters takes ten times as long.
  const wide = new Uint8Array(bytes.length * 2);
  for (let at = 0; at < bytes.length; at += 1) {
    const unit = units[bytes[at] ?? 0] ?? 0;
    wide[at * 2] = unit & 0xff;
    wide[at * 2 + 1] = unit >> 8;
  }
  return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(wide);
}
