import { mount } from 'svelte';
// Styles first: a component's own rules come after the shared ones.
import './styles/tokens.css';
import './styles/base.css';
import './styles/table.css';
import './styles/print.css';
import App from './App.svelte';

const target = document.getElementById('app');
if (target) mount(App, { target });
