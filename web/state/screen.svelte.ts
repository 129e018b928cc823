import { MediaQuery } from 'svelte/reactivity';

/** On a phone the map is a list and the selection a sheet. */
export const phone = new MediaQuery('(max-width: 720px)', false);
