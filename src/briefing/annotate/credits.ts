import { findFurniture } from '../articles/furniture.ts';

/** News agencies by the names under which articles credit them. General knowledge of the trade, from no article. */
const AGENCIES: Readonly<Record<string, RegExp>> = {
  ap: /\b(?:AP|Associated Press)\b/,
  afp: /\b(?:AFP|Agence France-Presse)\b/,
  reuters: /\b(?:Reuters|REUTERS)\b/,
  upi: /\b(?:UPI|United Press International)\b/,
  dpa: /\b(?:dpa|DPA|Deutsche Presse-Agentur)\b/,
  efe: /\bEFE\b/,
  ansa: /\bANSA\b/,
  pa: /\b(?:PA|PA Media|Press Association)\b/,
  ani: /\bANI\b/,
  pti: /\b(?:PTI|Press Trust of India)\b/,
  ians: /\bIANS\b/,
  ann: /\b(?:ANN|Asia News Network)\b/,
  xinhua: /\bXinhua\b/,
  kyodo: /\bKyodo\b/,
  yonhap: /\bYonhap\b/,
  tass: /\b(?:TASS|Tass)\b/,
  interfax: /\bInterfax\b/,
  anadolu: /\bAnadolu\b/,
  bernama: /\bBernama\b/,
  bloomberg: /\bBloomberg\b/,
};
/** Pictures are credited as well; who took them says nothing about the words. */
const PICTURE = /\b(?:photo|image|picture|video|illustration|via|pool)/i;

/**
 * Returns the agencies that an article credits for its text: in its dateline ("BERLIN (AP) — ") or in a line or tail of
 * credits ("- Reuters"). An agency that the story itself refers to is a source of that sentence only, and not meant.
 */
export function findCredits(text: string, title?: string): Set<string> {
  const lines = findFurniture(text, title)
    .filter(({ kind }) => kind === 'dateline' || kind === 'credit')
    .map(({ start, end }) => text.slice(start, end))
    .filter((line) => !PICTURE.test(line));
  return new Set(
    Object.entries(AGENCIES)
      .filter(([, name]) => lines.some((line) => name.test(line)))
      .map(([agency]) => agency),
  );
}
