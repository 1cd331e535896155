// One Chromium from the distribution for all tests; a fresh context for each person and screen.
import { chromium } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const SCREENS = {
  desk: { width: 1280, height: 900 },
  phone: { width: 360, height: 740 },
};

export function startBrowser() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, args: FLAGS });
}

/**
 * A page that collects what must not happen on any page: script errors, refused resources, answers of 500 and more,
 * requests to other hosts.
 */
export async function openPage(browser, baseURL, { screen = 'desk', scripts = true, storageState } = {}) {
  const context = await browser.newContext({
    baseURL,
    viewport: SCREENS[screen],
    javaScriptEnabled: scripts,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'UTC',
    ...(storageState ? { storageState } : {}),
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  page.faults = [];
  page.on('pageerror', (error) => page.faults.push(`script: ${error.message}`));
  page.on('console', (message) => {
    // an answer of 422 to a form is right, and the browser complains of it; broken resources are seen below
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      page.faults.push(`console: ${message.text()}`);
    }
  });
  page.on('response', (answer) => {
    const worst = answer.request().resourceType() === 'document' ? 500 : 400;
    if (answer.status() >= worst) page.faults.push(`${answer.status()}: ${answer.url()}`);
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(baseURL) && /^(https?|wss?):/.test(url)) page.faults.push(`another host: ${url}`);
  });
  return page;
}
