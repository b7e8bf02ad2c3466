/**
 * Runs Waline for tests, on this machine only and with all it keeps in memory.
 *
 *     node run_waline.cjs PORT
 *
 * `POST /reset` empties it. It ends when its standard input does. Whom it asks on other machines
 * it names in a line "asked HOST"; the connection isn't made.
 */
"use strict";

const http = require("node:http");
const net = require("node:net");

const HOST = "127.0.0.1";
const PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==";

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...given) {
  const [first, second] = given.flat();
  const host = typeof first === "object" ? (first.host ?? first.path ?? HOST) : (second ?? HOST);
  if ([HOST, "localhost", "::1"].includes(host)) return connect.apply(this, given);
  console.log(`asked ${host}`);
  process.nextTick(() => this.destroy(new Error(`no connection to ${host} in tests`)));
  return this;
};

/** How a value in a row compares to what is asked for; a condition is [operator, operand]. */
const OPERATORS = {
  IN: (value, these) => !these.length || these.map(String).includes(String(value)),
  "NOT IN": (value, these) => !these.map(String).includes(String(value)),
  "!=": (value, other) => String(value) !== String(other),
  ">": (value, other) => value > other,
  LIKE: (value, pattern) => String(value).includes(pattern.slice(1, -1)),
};

/** Rows by name of a table: "Comment", "Counter", "Users". */
const tables = new Map();
let lastId = 0;

function meets(row, where) {
  return Object.entries(where).every(([name, wanted]) => {
    if (name === "_complex") {
      const { _logic, ...conditions } = wanted;
      const one = ([key, value]) => meets(row, { [key]: value });
      const all = Object.entries(conditions);
      return _logic === "or" ? all.some(one) : all.every(one);
    }
    const value = row[name];
    if (Array.isArray(wanted)) {
      const [operator, operand] = wanted;
      return OPERATORS[operator](value, operand);
    }
    return wanted == null ? value == null : String(value) === String(wanted);
  });
}

/** What Waline asks of its store: see its service/storage/base.js. */
class Table {
  constructor(name) {
    this.tableName = name;
  }

  get rows() {
    return tables.get(this.tableName) ?? [];
  }

  set rows(rows) {
    tables.set(this.tableName, rows);
  }

  async select(where, { desc, limit, offset = 0, field } = {}) {
    const found = this.rows.filter((row) => meets(row, where));
    // of two in one millisecond, the one that came later is first
    if (desc) found.sort((a, b) => b[desc] - a[desc] || b.objectId - a.objectId);
    const names = field && ["objectId", ...field];
    const shown = (row) =>
      names ? Object.fromEntries(names.map((name) => [name, row[name]])) : { ...row };
    return found.slice(offset, limit && offset + limit).map(shown);
  }

  async count(where = {}) {
    return this.rows.filter((row) => meets(row, where)).length;
  }

  async add(data) {
    const now = new Date();
    lastId += 1;
    const row = { createdAt: now, updatedAt: now, ...data, objectId: lastId };
    this.rows = [...this.rows, row];
    return { ...row };
  }

  async update(change, where) {
    const changed = this.rows.filter((row) => meets(row, where));
    for (const row of changed) {
      Object.assign(row, typeof change === "function" ? change({ ...row }) : change);
    }
    return changed.map((row) => ({ ...row }));
  }

  async delete(where) {
    this.rows = this.rows.filter((row) => !meets(row, where));
  }

  async setSeqId(id) {
    lastId = id;
  }
}

/** Serve on a port (0 for any), and give the server once it listens. */
function listen(port, answer) {
  return new Promise((resolve) => {
    const server = http.createServer(answer).listen(port, HOST, () => resolve(server));
  });
}

async function main(port) {
  // Waline asks there on each request who may log people in, and fails where nothing answers
  const logins = await listen(0, (request, response) => {
    response.setHeader("content-type", "application/json");
    response.end('{"services": []}');
  });
  Object.assign(process.env, {
    OAUTH_URL: `http://${HOST}:${logins.address().port}/`,
    JWT_TOKEN: "for tests",
    AKISMET_KEY: "false", // or it asks a service whether a comment is spam
    DISABLE_REGION: "true",
    DISABLE_USERAGENT: "true",
    GRAVATAR_STR: PIXEL, // or pages ask a service for faces
    IPQPS: "0", // seconds that one has to wait between comments
    SQLITE_PATH: "/nowhere", // it wants to hear of a store, though it is given one
  });
  const waline = require("@waline/vercel")({
    env: "production",
    model: (name) => new Table(name),
  });
  await listen(port, (request, response) => {
    if (request.method === "POST" && request.url === "/reset") {
      tables.clear();
      response.end("{}");
    } else {
      waline(request, response);
    }
  });
}

process.stdin.resume().on("end", () => process.exit());
main(Number(process.argv[2]));
