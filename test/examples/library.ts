import { predictNext, readData, search } from 'kolmo';

const rabbits = readData('1, 1, 2, 3, 5, 8, 13, 21, 34, 55', { name: 'rabbits' });

const result = await search(rabbits, {
  seconds: 5,
  onImprovement: ({ program, totalBits }) => console.log(`${totalBits.toFixed(1)} bits: ${program}`),
});

const { best, nullBits, certified } = result;
console.log(`${best.program} takes ${best.totalBits.toFixed(1)} bits in place of ${nullBits.toFixed(1)}`);
console.log(certified ? 'nothing shorter exists in the grammar' : 'a longer search may find a shorter one');
console.log(predictNext(best.model, rabbits, 3).join(', '));
