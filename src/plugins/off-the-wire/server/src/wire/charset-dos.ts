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

const byName = new Map(pages.map(({ charset, upper }) => [charset, upper]));

/** Bytes as text of a DOS code page; `undefined` for a name that is none. */
export function decodeDos(bytes: Uint8Array, charset: string): string | undefined {
  const upper = byName.get(charset);
  if (upper === undefined) return undefined;
  return new TextDecoder('latin1')
    .decode(bytes.map((byte) => (byte < 0x80 ? byte : 0)))
    .replace(/\0/g, (nul, at: number) => upper[(bytes[at] ?? 0) - 0x80] ?? nul);
}
