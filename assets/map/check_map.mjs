// node check_map.mjs MAP.json: rings close, every arc has a side, units do not overlap, cities lie in their units.
// Ends with 1 if not.
import fs from 'node:fs';
import {decode, ringPoints} from './plane.mjs';

const map = JSON.parse(fs.readFileSync(process.argv[2]));
const arcs = map.arcs.map(decode);
const problems = [];

const units = map.units.map(({id, polys}) => {
    const rings = polys.flat().map(ring => ringPoints(arcs, ring));
    const xs = rings.flat().map(p => p[0]), ys = rings.flat().map(p => p[1]);
    for (const ring of rings) {
        const [first, last] = [ring[0], ring.at(-1)];
        if (first[0] !== last[0] || first[1] !== last[1]) problems.push(`a ring of ${id} is open`);
    }
    return {id, rings, box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]};
});

function holds({rings, box}, [x, y]) {
    if (x < box[0] || x > box[2] || y < box[1] || y > box[3]) return false;
    let inside = false;
    for (const ring of rings)
        for (let n = 0, last = ring.length - 1; n < ring.length; last = n++) {
            const [ax, ay] = ring[n], [bx, by] = ring[last];
            if ((ay > y) !== (by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax) inside = !inside;
        }
    return inside;
}
const unitsAt = point => units.filter(unit => holds(unit, point)).map(unit => unit.id);

map.sides.forEach(([left, right], n) => {
    if (left < 0 && right < 0) problems.push(`arc ${n} belongs to no unit`);
});
for (const {name, unit, at} of map.cities) {
    const found = unitsAt(at);
    if (found.length !== 1 || found[0] !== unit) problems.push(`${name} lies in ${found.join(', ') || 'the sea'}, not in ${unit}`);
}

// A fixed sequence of points all over the plane (a linear congruential generator).
const SAMPLES = 60000;
let seed = 1, overlaps = 0;
const next = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
for (let n = 0; n < SAMPLES; n++)
    if (unitsAt([next() * map.size[0], next() * map.size[1]]).length > 1) overlaps++;
if (overlaps > SAMPLES / 1000) problems.push(`${overlaps} of ${SAMPLES} points lie in more than one unit`);

for (const problem of problems) console.error(problem);
console.log(`${units.length} units, ${map.cities.length} cities, ${overlaps} overlaps of ${SAMPLES}, ${problems.length} problems`);
process.exit(problems.length ? 1 : 0);
