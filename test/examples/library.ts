import { compress, decompress, predictNext, search } from 'kolmo';

const rabbits = [1, 1, 2, 3, 5, 8, 13, 21, 34, 55];

const { best, nullBits, certified } = await search(rabbits, {
  seconds: 5,
  onImprovement: ({ program, totalBits }) => console.log(`${totalBits.toFixed(1)} bits: ${program}`),
});
console.log(`${best.program} takes ${best.totalBits.toFixed(1)} bits in place of ${nullBits.toFixed(1)}`);
console.log(certified ? 'nothing shorter exists in the grammar' : 'a longer search may find a shorter one');
console.log(predictNext('a(n-1) + a(n-2)', rabbits, 3).join(', '));

const text = new TextEncoder().encode(`${rabbits.join('\n')}\n`);
const file = await compress(text, { maxEvaluations: 10_000 });
console.log(
  `${text.length} bytes take ${file.bytes.length}, and come back: ${decompress(file.bytes).length}`,
);
