// A person with a browser in front of the practice Digital ID's own page: cookies, redirects, one form.

/** Where the way ended: at the client's own address, or on a page. */
async function ending(response, url) {
  return { status: response.status, url, html: await response.text() };
}

export class Visitor {
  #cookies = new Map();
  #client;

  /** @param {string} client the beginning of the client's own addresses; they are not opened */
  constructor(client) {
    this.#client = client;
  }

  /** Opens an address and follows it: `{ client: URL }` or `{ status, url, html }`. */
  async open(url, init = {}) {
    let next = new URL(url);
    let request = init;
    for (let redirects = 0; redirects < 10; redirects += 1) {
      if (next.href.startsWith(this.#client)) return { client: next };
      const response = await fetch(next, {
        ...request,
        redirect: 'manual',
        headers: { cookie: [...this.#cookies.values()].join('; ') },
      });
      for (const line of response.headers.getSetCookie()) {
        const pair = line.split(';')[0];
        this.#cookies.set(pair.split('=')[0], pair);
      }
      const location = response.headers.get('location');
      if (location === null) return ending(response, next);
      next = new URL(location, next);
      request = {};
    }
    throw new Error('too many redirects');
  }

  /** Signs in on the page that `url` leads to; answers the address that the client gets. */
  async signIn(url, { username, password }) {
    const page = await this.open(url);
    // An error goes straight back to the client.
    if (page.client) return page.client;
    const transaction = page.html.match(/name="t" value="([^"]+)"/)?.[1];
    if (transaction === undefined) throw new Error(`no sign-in page: ${page.status} ${page.html}`);
    const body = new URLSearchParams({ t: transaction, username, password });
    const arrived = await this.open(new URL('/sign-in', page.url), { method: 'POST', body });
    if (!arrived.client) throw new Error(`not signed in: ${arrived.status} ${arrived.html}`);
    return arrived.client;
  }
}
