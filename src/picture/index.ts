import type { Picture } from '../bot/picture.ts';
import { altText } from './alt-text.ts';
import { drawCoverage } from './draw-coverage.ts';
import { drawTimeline } from './draw-timeline.ts';
import { toPng } from './to-png.ts';

/** A picture as a platform takes it. */
export interface DrawnPicture {
  /** Of the file; letters, hyphens and a full stop. */
  readonly name: string;
  readonly png: Uint8Array;
  /** What it shows in words; at most 1,000 characters. */
  readonly alt: string;
}

/** Draws a picture. Most of the work is done beside the event loop. */
export async function draw(picture: Picture): Promise<DrawnPicture> {
  return {
    name: picture.kind === 'timeline' ? 'timeline.png' : 'who-reports-what.png',
    png: await toPng(svgOf(picture)),
    alt: altText(picture),
  };
}

function svgOf(picture: Picture): string {
  return picture.kind === 'timeline' ? drawTimeline(picture) : drawCoverage(picture);
}
