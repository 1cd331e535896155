// Every page, as data: its name, who sees it, where it is. `{mrn}` and `{commodity}` are filled in by the test.
export const PAGES = [
  { name: 'home', path: '/' },
  { name: 'sign-in', path: '/sign-in' },
  { name: 'duty', path: '/duty' },
  { name: 'tariff', path: '/tariff' },
  { name: 'commodity', path: '/tariff/{commodity}' },
  { name: 'lodge', path: '/lodge', who: 'trader' },
  { name: 'lodge-form', path: '/lodge/new', who: 'trader' },
  { name: 'declarations', path: '/declarations', who: 'trader' },
  { name: 'declaration', path: '/declarations/{mrn}', who: 'trader' },
  { name: 'queue', path: '/officer/queue', who: 'officer' },
  { name: 'decision', path: '/officer/declarations/{mrn}', who: 'officer' },
];

/** The address with its names filled in; `fact` gives them, `mrn` for the one who looks. */
export async function address({ path, who }, fact) {
  let filled = path;
  for (const [place, name] of path.matchAll(/\{(\w+)\}/g)) {
    const value = await fact(name === 'mrn' ? who : name);
    if (!value) throw new Error(`${path} needs ${name}`);
    filled = filled.replace(place, encodeURIComponent(value));
  }
  return filled;
}
