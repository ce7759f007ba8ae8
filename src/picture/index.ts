/** The door to the pictures: they take plain values, and know nothing of articles or platforms. */
export { altTable, altTimeline } from './alt-text.ts';
export { drawTable, type TableInput } from './draw-table.ts';
export {
  drawTimeline,
  type PicturedEvent,
  type TimelineInput,
} from './draw-timeline.ts';
export { toPng } from './to-png.ts';
