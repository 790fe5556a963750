// What the scripts of this folder share: the map's projection, its arcs and rings, small tables.
import fs from 'node:fs';

// Lambert's azimuthal equal-area projection on a sphere, into the grid of the map: x east, y south.
export function projection({projection: {lat0, lon0, R}, origin, grid_m}) {
    const radians = degrees => degrees * Math.PI / 180;
    const sin0 = Math.sin(radians(lat0)), cos0 = Math.cos(radians(lat0));
    return (lon, lat) => {
        const sin = Math.sin(radians(lat)), cos = Math.cos(radians(lat)), east = radians(lon - lon0);
        const k = R * Math.sqrt(2 / (1 + sin0 * sin + cos0 * cos * Math.cos(east)));
        const x = k * cos * Math.sin(east), y = k * (cos0 * sin - sin0 * cos * Math.cos(east));
        return [(x - origin[0]) / grid_m, (origin[1] - y) / grid_m];
    };
}

// A line as steps from point to point, the first from the origin; and back.
export function encode(points) {
    const steps = [];
    let [x, y] = [0, 0];
    for (const [nextX, nextY] of points) {
        steps.push(nextX - x, nextY - y);
        [x, y] = [nextX, nextY];
    }
    return steps;
}

export function decode(steps) {
    const points = [];
    let [x, y] = [0, 0];
    for (let n = 0; n < steps.length; n += 2) points.push([x += steps[n], y += steps[n + 1]]);
    return points;
}

// Consecutive points that fell together on the grid are one.
export const distinct = points => points.filter(([x, y], n) => !n || x !== points[n - 1][0] || y !== points[n - 1][1]);

// The points of a ring of arc numbers; below 0: arc ~number, backwards.
export function ringPoints(arcs, ring) {
    const points = [];
    for (const ref of ring) {
        const arc = ref < 0 ? arcs[~ref].slice().reverse() : arcs[ref];
        points.push(...(points.length ? arc.slice(1) : arc));
    }
    return distinct(points);
}

export function ringArea(points) {
    let sum = 0;
    for (let n = 0, last = points.length - 1; n < points.length; last = n++)
        sum += points[last][0] * points[n][1] - points[n][0] * points[last][1];
    return sum / 2;
}

// Rows of a table as objects. Cells hold neither commas nor quotes; lines that begin with # are left out.
export function readTable(path) {
    const [head, ...rows] = fs.readFileSync(path, 'utf8').split('\n').filter(line => line && !line.startsWith('#'))
        .map(line => line.split(','));
    return rows.map(row => Object.fromEntries(head.map((name, n) => [name, row[n] ?? ''])));
}
