import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { crc32, deflate } from 'node:zlib';

const require = createRequire(import.meta.url);
const FONTS = [
  require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf'),
  require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf'),
];
/** Dots for each pixel of the drawing: phones have two or three. */
const SCALE = 2;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const BYTES_PER_DOT = 4;
const deflateAsync = promisify(deflate);

/**
 * Turns one of our SVG pictures into a PNG of twice its size. Only the fonts that come with the program are used, so that
 * it looks the same everywhere. Drawing and packing run beside the event loop; the library's own encoder would not.
 */
export async function toPng(svg: string): Promise<Uint8Array> {
  // Loaded only here, as it has no binary for some rare systems: there all works but the pictures.
  const { renderAsync } = await import('@resvg/resvg-js');
  const image = await renderAsync(svg, {
    font: {
      loadSystemFonts: false,
      fontFiles: FONTS,
      defaultFontFamily: 'DejaVu Sans Condensed',
    },
    fitTo: { mode: 'zoom', value: SCALE },
    logLevel: 'off',
  });
  return encodePng(image.pixels, image.width, image.height);
}

/**
 * Writes opaque RGBA dots as a PNG. Lines are not filtered: flat colours pack well as they are.
 *
 * @see https://www.w3.org/TR/png-3/#5DataRep (read 2026-11-25)
 */
async function encodePng(dots: Uint8Array, width: number, height: number): Promise<Uint8Array> {
  const lineLength = width * BYTES_PER_DOT;
  const lines = Buffer.alloc((lineLength + 1) * height);
  for (let y = 0; y < height; y++)
    lines.set(dots.subarray(y * lineLength, (y + 1) * lineLength), y * (lineLength + 1) + 1);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits for each of red, green, blue and alpha.
  header.set([8, 6], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', await deflateAsync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
