import { createContext } from 'svelte';
import { href, parse, type Route } from './route';

/** Where the officer is. The address bar of the web view is the only truth. */
export class Router {
  route = $state.raw<Route>({ page: 'home' });
  #depth = 0;

  /** Follows the address until the returned function is called. */
  start(): () => void {
    const follow = () => {
      this.route = parse(location.hash);
      this.#depth += 1;
    };
    follow();
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }

  go(route: Route): void {
    location.hash = href(route);
  }

  /** To another address without leaving this one behind for the way back. */
  replace(route: Route): void {
    history.replaceState(history.state, '', href(route));
    this.route = route;
  }

  /** One step back, or to `otherwise` where nothing lies behind. */
  back(otherwise: Route): void {
    if (this.#depth > 1) history.back();
    else this.go(otherwise);
  }
}

export const [useRouter, provideRouter] = createContext<Router>();
