/**
 * Looking at the screens in a browser, without the app behind them: `npm run dev`, then
 * `/dev/?scene=ready&theme=dark#/service-points`. No part of the built product.
 */
import { mount } from 'svelte';
import { setScene, type Scene } from './scenes';
import { FakeBackend } from '../src/testing/fake_backend';
import '../src/lib/styles/index.css';
import App from '../src/App.svelte';

const wish = new URLSearchParams(location.search);
const backend = new FakeBackend();
backend.start = {
  ...backend.start,
  settings: {
    ...backend.start.settings,
    language: wish.get('language') === 'en' ? 'en' : 'th',
    theme: wish.get('theme') === 'dark' ? 'dark' : 'light'
  }
};
await setScene(backend, (wish.get('scene') ?? 'ready') as Scene);

const target = document.getElementById('app');
if (target) mount(App, { target, props: { backend } });
