/** Registers the live parts. Each one enhances a list that the server has already rendered; without scripts nothing is lost. */
import './Queue.svelte';
import './Timeline.svelte';
