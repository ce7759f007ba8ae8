/** Characters that XML 1.0 has no place for, or that only steer how others are shown. */
const INVISIBLE =
  /\p{Cc}|\p{Cf}|\p{Cs}|\p{Co}|\p{Variation_Selector}|\p{Noncharacter_Code_Point}/gu;
/** Marks over and under letters that the font can place; others, and the skin colours of emoji, it would draw over them. */
const STRAY_MARK =
  /(?![\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f])\p{M}|\p{Emoji_Modifier}/gu;
/** More marks on one letter than any language has. */
const HEAP_OF_MARKS = /(\p{M}{2})\p{M}+/gu;
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * Returns a text on one line as it can be drawn: without control characters, direction marks and halves of characters,
 * none of which can be seen, but which could turn the words around or break the picture.
 */
export function visibleText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\s+/gu, ' ')
    .replace(INVISIBLE, '')
    .replace(STRAY_MARK, '')
    .replace(HEAP_OF_MARKS, '$1')
    .replace(/ +/g, ' ')
    .trim();
}

/** Returns a text as the content or attribute value of an XML element. */
export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** Tells whether a text is read from right to left: its first letter decides. */
export function isRightToLeft(text: string): boolean {
  return RIGHT_TO_LEFT.test(/\p{L}/u.exec(text)?.[0] ?? '');
}
