import { expect, it } from 'vitest';
import { createStateLock } from '../../src/briefing/state-lock.ts';

function createGate() {
  let open = (): void => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open: () => open(), passed };
}

it('makes a change when all that is being read is done, and reads the rest behind it', async () => {
  const lock = createStateLock();
  const [one, two] = [createGate(), createGate()];
  const order: string[] = [];
  const read = (name: string, until?: Promise<void>) =>
    lock.read(async () => {
      order.push(`${name} begins`);
      await until;
      order.push(`${name} ends`);
    });
  const first = read('first', one.passed);
  const second = read('second', two.passed);
  const change = lock.change(() => {
    order.push('change');
  });
  const third = read('third');
  one.open();
  await first;
  two.open();
  await Promise.all([second, change, third]);
  expect(order).toEqual([
    'first begins',
    'second begins',
    'first ends',
    'second ends',
    'change',
    'third begins',
    'third ends',
  ]);
});

it('makes changes one after the other, and goes on behind one that fails', async () => {
  const lock = createStateLock();
  const gate = createGate();
  const reading = lock.read(() => gate.passed);
  const failing = lock.change(() => {
    throw new Error('no');
  });
  let isChanged = false;
  const change = lock.change(() => {
    isChanged = true;
  });
  gate.open();
  await reading;
  await expect(failing).rejects.toThrow('no');
  await change;
  expect(isChanged).toBe(true);
  await expect(lock.read(async () => 'read')).resolves.toBe('read');
});

it('goes on behind work that fails', async () => {
  const lock = createStateLock();
  const reading = lock.read(() => Promise.reject(new Error('no')));
  const change = lock.change(() => {});
  await expect(reading).rejects.toThrow('no');
  await change;
});
