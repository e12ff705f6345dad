import { expect, test } from 'vitest';
import { RateLimit } from './rate-limit.ts';

/** Returns how many entries in a row are let through. */
function taken(limit: RateLimit, address: string, now: number, most = 100): number {
	for (let count = 0; count < most; count++) if (limit.take(address, now) > 0) return count;
	return most;
}

test.each([1, 7, 30])('%i a minute are let through, and then the next when it is due', (limit) => {
	const rate = new RateLimit(limit);
	expect(taken(rate, '192.0.2.1', 1000)).toBe(limit);
	const wait = rate.take('192.0.2.1', 1000);
	expect(wait).toBe(Math.ceil(60 / limit));
	expect(taken(rate, '192.0.2.1', 1000 + wait * 1000)).toBe(1);
});

test('who tries again and again waits no longer for it', () => {
	const rate = new RateLimit(6);
	taken(rate, '192.0.2.1', 0);
	for (let second = 1; second < 10; second++)
		expect(rate.take('192.0.2.1', second * 1000)).toBe(10 - second);
	expect(rate.take('192.0.2.1', 10_000)).toBe(0);
});

test('no client uses up the share of another', () => {
	const rate = new RateLimit(3);
	taken(rate, '192.0.2.1', 0);
	expect(taken(rate, '192.0.2.2', 0)).toBe(3);
	expect(taken(rate, '2001:db8::1', 0)).toBe(3);
	expect(taken(rate, '2001:db8:0:1::1', 0)).toBe(3);
});

test.each([
	['2001:db8::1', '2001:db8:0:0:ffff:ffff:ffff:ffff'],
	['::ffff:192.0.2.1', '192.0.2.1'],
	['2001:DB8::1', '2001:0db8::2']
])('%s and %s are one visitor', (one, other) => {
	const rate = new RateLimit(3);
	taken(rate, one, 0);
	expect(rate.take(other, 0)).toBeGreaterThan(0);
});

test('the oldest of very many addresses is forgotten, and no client is rejected', () => {
	const rate = new RateLimit(1);
	rate.take('first', 0);
	for (let number = 0; number < 100_000; number++) expect(rate.take(`other ${number}`, 0)).toBe(0);
	expect(rate.take('first', 0)).toBe(0);
	expect(rate.take('other 99999', 0)).toBeGreaterThan(0);
});
