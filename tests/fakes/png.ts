/** Size of a PNG, in dots. @throws where it is none. @see https://www.w3.org/TR/png-3/#11IHDR */
export function pngSize(bytes: Buffer): { readonly width: number; readonly height: number } {
  const isPng = bytes.subarray(0, 8).toString('latin1') === '\x89PNG\r\n\x1a\n';
  if (!isPng || bytes.subarray(12, 16).toString('latin1') !== 'IHDR') throw new Error('no PNG');
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}
