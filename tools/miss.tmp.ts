import { measureAccuracy } from './diagnosis-accuracy.ts';
const a = measureAccuracy();
a.outcomes.forEach((o, i) => {
  if ((o.cause !== 'nothing' && o.leftTrace && o.rank !== 1) || o.falseAlarms.length)
    console.log(i, o.kind, o.cause, o.rank, o.falseAlarms.join());
});
