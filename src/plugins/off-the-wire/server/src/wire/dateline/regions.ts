/** Short names of states and provinces behind a town, as North American copy prints them. */
const regions: readonly { readonly of: string; readonly names: string; readonly seen: string }[] = [
  {
    of: 'Canada',
    names: 'Alta. B.C. Man. N.B. N.L. N.S. Nfld. Ont. P.E.I. Que. Sask. N.W.T.',
    seen: 'The Canadian Press, style of datelines; not verified',
  },
  {
    of: 'United States',
    names:
      'Ala. Ariz. Ark. Calif. Colo. Conn. Del. Fla. Ga. Ill. Ind. Kan. Ky. La. Md. Mass. Mich. Minn. Miss. Mo. Mont. Neb. Nev. ' +
      'N.C. N.D. N.H. N.J. N.M. N.Y. Okla. Ore. Pa. R.I. S.C. S.D. Tenn. Tex. Vt. Va. W.Va. Wash. Wis. Wyo. D.C.',
    seen: 'AP style of datelines; Reuters-21578, AP samples of 2013 and 2016',
  },
];

const every = new Set(regions.flatMap(({ names }) => names.split(' ')));

/** Whether a text is the short name of a state or a province: `Ont.`. */
export function isRegion(text: string): boolean {
  return every.has(text);
}
