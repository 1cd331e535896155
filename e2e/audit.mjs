// What holds for every page: accessible, no sideways scrolling on a phone, usable by keyboard.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const PICTURES = process.env.SCREENSHOTS ?? join(import.meta.dirname, 'out', 'screenshots');

/** Every break of WCAG 2.2 AA, as `rule: what, where`. */
export async function accessibilityFaults(page) {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  return violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${rule.help}, at ${node.target.join(' ')}`));
}

/** How far the page can be scrolled sideways, in CSS pixels, and what sticks out. */
export async function sidewaysFaults(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    // what scrolls inside itself may be as wide as it likes
    const inside = (element) => {
      for (let up = element.parentElement; up; up = up.parentElement) {
        if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(up).overflowX)) return up !== document.body;
      }
      return false;
    };
    const wide = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > width + 1 && !inside(element),
    );
    return wide.slice(0, 5).map((element) => {
      const over = Math.round(element.getBoundingClientRect().right - width);
      return `${over} px too wide: <${element.localName} class="${element.className}">`;
    });
  });
}

/**
 * Walks the page with the Tab key alone. Faults: a control that is never reached, a focus that cannot be seen, a trap.
 * The walk is bounded, so very long lists are judged by their first 150 stops.
 */
export async function keyboardFaults(page, { most = 150 } = {}) {
  const wanted = await page.evaluate(() => {
    const selector = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
    const controls = [...document.querySelectorAll(selector)].filter(
      (control) => !control.disabled && control.tabIndex >= 0 && control.checkVisibility({ visibilityProperty: true }),
    );
    controls.forEach((control, at) => control.setAttribute('data-e2e-stop', String(at)));
    document.activeElement?.blur?.();
    window.scrollTo(0, 0);
    return controls.length;
  });
  const reached = new Set();
  const faults = [];
  let last;
  // a date has several stops of its own: day, month, year and the calendar
  for (let presses = 0; presses < 5 * Math.min(wanted, most) && reached.size < most; presses += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(focusedStop, last);
    if (stop?.at === last) continue;
    if (stop === null || reached.has(stop.at)) break;
    last = stop.at;
    reached.add(stop.at);
    if (!stop.visible) faults.push(`focus cannot be seen on ${stop.name}`);
  }
  const radios = await page.evaluate(() => document.querySelectorAll('input[type=radio]').length);
  if (reached.size + radios < Math.min(wanted, most)) faults.push(`Tab reaches ${reached.size} of ${wanted} controls`);
  return faults;
}

/** Runs in the page: the focused control, and whether its focus makes a difference that can be seen. */
function focusedStop(last) {
  const control = document.activeElement;
  if (!control || control === document.body) return null;
  const at = control.getAttribute('data-e2e-stop') ?? control.outerHTML.slice(0, 80);
  if (at === last) return { at };
  const look = (element) => {
    const style = getComputedStyle(element);
    return [style.outlineStyle, style.outlineWidth, style.boxShadow, style.borderColor, style.backgroundColor].join();
  };
  const outlined = getComputedStyle(control).outlineStyle !== 'none' && getComputedStyle(control).outlineWidth !== '0px';
  const focused = look(control);
  const box = control.getBoundingClientRect();
  let visible = outlined;
  if (!visible) {
    control.blur();
    visible = look(control) !== focused;
    control.focus({ focusVisible: true });
  }
  return {
    at,
    visible: visible && box.width > 0 && box.height > 0,
    name: (control.getAttribute('aria-label') ?? control.textContent ?? control.name ?? '').trim().slice(0, 40) || control.localName,
  };
}

/** No picture is longer than this, in CSS pixels: what comes below is more of the same. */
const LONGEST = 1_800;

/** Writes `NAME-WIDTH.png`. */
export async function picture(page, name) {
  await mkdir(PICTURES, { recursive: true });
  const { width } = page.viewportSize();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const clip = { x: 0, y: 0, width, height: Math.min(height, LONGEST) };
  await page.screenshot({ path: join(PICTURES, `${name}-${width}.png`), fullPage: true, clip, animations: 'disabled' });
}

/** The whole audit of the page as it stands. */
export async function audit(page, name) {
  const title = await page.title();
  const faults = [
    ...(title.trim() ? [] : ['the page has no title']),
    ...(await accessibilityFaults(page)),
    ...(await sidewaysFaults(page)),
    ...page.faults,
  ];
  await picture(page, name);
  assert.deepEqual(faults, [], `${name} at ${page.viewportSize().width} px`);
}
