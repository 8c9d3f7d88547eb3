import { mount } from 'svelte';
import { tauriBackend } from '$lib/backend/tauri';
import '$lib/styles/index.css';
import App from './App.svelte';

const target = document.getElementById('app');
if (target) mount(App, { target, props: { backend: tauriBackend } });
