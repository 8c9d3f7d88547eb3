import { count } from '../format';
import type { Messages } from '../language.svelte';

export const posterBatch: Messages['posterBatch'] = {
  open: (n) => `Posters of ${count(n)}`,
  openTicked: (n) => `Posters of the ${count(n)} selected`,
  title: 'Posters of this list',
  titleTicked: 'Posters of the selected points',
  text: (n) => `Posters of ${count(n)} service points, in the design chosen in the settings`,
  paper: 'On paper',
  files: 'As files',
  per: 'One file for',
  pers: { batch: 'everything', point: 'each point', province: 'each province' },
  provinceHint: 'Each begins with a packing list: point, place and number of sheets',
  make: 'Choose a place and make them',
  making: 'Making poster files',
  progress: (done, total) => `${count(done)} of ${count(total)}`,
  rate: (perSecond) => `${count(Math.max(1, Math.round(perSecond)))} a second`,
  left: (seconds) =>
    seconds < 60
      ? `about ${count(seconds)} s left`
      : `about ${count(Math.ceil(seconds / 60))} min left`,
  cancel: 'Cancel',
  made: (posters, files) => `${count(posters)} posters made, in ${count(files)} files`,
  kept: (n) => `${count(n)} were there already, unchanged, and were not made again`,
  where: (place) => `They are in ${place}`,
  cancelled:
    'Cancelled. What was finished stays; making them in the same place again goes on from there',
  leftOut: (n) => `${count(n)} could not be made`
};
