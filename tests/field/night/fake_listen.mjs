// The small server on a port of this machine, for tests that need one to call. Prints the port.

import { createServer } from "node:http";

import { makeServer } from "./fake_server.mjs";

const server = await makeServer();
const listening = createServer(async (request, response) => {
  const parts = [];
  for await (const part of request) parts.push(part);
  const headers = { Authorization: request.headers.authorization, Cookie: request.headers.cookie };
  const { pathname } = new URL(request.url, "http://server");
  let body = Buffer.concat(parts).toString();
  let answer;
  if (pathname === "/figures") {
    answer = Response.json({ figures: server.figures(JSON.parse(body).shift), order: server.order });
  } else {
    try {
      answer = await server.fetch(pathname, { headers, body });
    } catch {
      answer = Response.json({ error: "cut", words: "" }, { status: 400 });
    }
  }
  response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
});
listening.listen(0, "127.0.0.1", () => console.log(listening.address().port));
