// One way of doing a work, once, in this process: tells its CPU seconds, its time on the clock and the
// peak memory to `measure.mjs`, which starts it.

const [bench, name, way, input] = process.argv.slice(2);
const { default: works } = await import(bench);
const work = await works.find((each) => each.name === name).ways[way](JSON.parse(input));

const before = process.cpuUsage();
const started = performance.now();
const figures = await work();
const wall = (performance.now() - started) / 1000;
const { user, system } = process.cpuUsage(before);
const megabytes = process.resourceUsage().maxRSS / 1024;
process.send({ seconds: (user + system) / 1e6, wall, megabytes, ...figures });
process.disconnect();
