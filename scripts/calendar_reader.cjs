// What ical.js, the parser of Thunderbird, understands of the feed named on the command line, as JSON.
// Exit status 3: ical.js is not installed.
const fs = require("node:fs");

let ICAL;
let version;
try {
  const loaded = require("ical.js");
  ICAL = loaded.default ?? loaded;
  const file = require.resolve("ical.js").replace(/ical\.js\/dist\/.*/, "ical.js/package.json");
  version = JSON.parse(fs.readFileSync(file, "utf8")).version;
} catch {
  process.exit(3);
}

const pad = (number, digits = 2) => String(number).padStart(digits, "0");

function written(time) {
  if (!time) return null;
  const day = `${pad(time.year, 4)}-${pad(time.month)}-${pad(time.day)}`;
  if (time.isDate) return day;
  if (time.zone.tzid !== "UTC") throw new Error(`not in UTC: ${time}`);
  return `${day}T${pad(time.hour)}:${pad(time.minute)}Z`;
}

const feed = new ICAL.Component(ICAL.parse(fs.readFileSync(process.argv[2], "utf8")));
const items = feed.getAllSubcomponents().map((item) => {
  const text = (name) => item.getFirstPropertyValue(name) ?? "";
  const task = item.name === "vtodo";
  return {
    uid: text("uid"),
    kind: task ? "task" : "event",
    start: task ? null : written(text("dtstart")),
    end: written(text(task ? "due" : "dtend")),
    summary: text("summary"),
    description: text("description"),
    location: text("location"),
    status: text("status"),
  };
});
process.stdout.write(JSON.stringify({ version: `ical.js ${version}`, items }));
