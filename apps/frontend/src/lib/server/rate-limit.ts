import ipaddr from 'ipaddr.js';

const MINUTE_MS = 60_000;

/** Most networks that are remembered, which takes a few megabytes. */
const NETWORKS = 10_000;

/**
 * Returns what one visitor has of addresses: an IPv4 address, or the first 64 bits of an IPv6 address,
 * since one client has all of those.
 */
function networkOf(address: string): string {
	if (!ipaddr.isValid(address)) return address;
	const parsed = ipaddr.process(address);
	return parsed instanceof ipaddr.IPv6 ? parsed.parts.slice(0, 4).join(':') : parsed.toString();
}

/**
 * Limits how many entries a minute come from one network. Each has its own share, so no client uses up
 * that of others. Where too many networks come, the one that signed longest ago is forgotten, and may
 * sign again: memory is bounded, and no visitor is turned away for want of it.
 */
export class RateLimit {
	/** Time at which the share of a network is whole again, in milliseconds; oldest entry first. */
	readonly #whole = new Map<string, number>();
	readonly #perMinute: number;

	constructor(perMinute: number) {
		this.#perMinute = perMinute;
	}

	/** Counts an entry; returns 0, or the seconds to wait for, where there were too many. */
	take(address: string, now = performance.now()): number {
		const network = networkOf(address);
		const next = Math.max(this.#whole.get(network) ?? 0, now) + MINUTE_MS / this.#perMinute;
		const waitSeconds = (next - now - MINUTE_MS) / 1000;
		// Shares add up to a minute only nearly.
		if (waitSeconds > 1e-6) return Math.ceil(waitSeconds);
		this.#whole.delete(network);
		this.#whole.set(network, next);
		const [oldest] = this.#whole.keys();
		if (this.#whole.size > NETWORKS && oldest !== undefined) this.#whole.delete(oldest);
		return 0;
	}
}
