// Every component here is a custom element; none carries styles, so that the pages' content policy needs no inline style.
export default { compilerOptions: { customElement: true, runes: true, css: 'external' } };
