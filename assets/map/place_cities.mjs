// node place_cities.mjs europe.json cities.csv: puts the cities of the table into the map, in its plane.
import fs from 'node:fs';
import {projection, readTable} from './plane.mjs';

const [mapPath, citiesPath] = process.argv.slice(2);
const map = JSON.parse(fs.readFileSync(mapPath));
const place = projection(map);

map.cities = readTable(citiesPath).map(row => {
    const [x, y] = place(Number(row.lon), Number(row.lat));
    const city = {
        name: row.name,
        unit: row.unit,
        at: [Math.round(x + Number(row.x) / map.grid_m), Math.round(y + Number(row.y) / map.grid_m)],
        rank: Number(row.rank),
    };
    if (row.from) city.from = Number(row.from);
    if (row.to) city.to = Number(row.to);
    return city;
});
fs.writeFileSync(mapPath, JSON.stringify(map));
console.log(`${map.cities.length} cities`);
