// Reads a JSON list of [language, expression], and prints for each the first place that its grammar
// cannot read, or null.
import { text } from 'node:stream/consumers';
import { parser as logql } from '@grafana/lezer-logql';
import { parser as promql } from '@prometheus-io/lezer-promql';

const PARSERS = { logql, promql };

function firstError(language, expression) {
	let error = null;
	PARSERS[language].parse(expression).iterate({
		enter(node) {
			if (node.type.isError) error ??= node.from;
		}
	});
	return error;
}

const queries = JSON.parse(await text(process.stdin));
console.log(JSON.stringify(queries.map((query) => firstError(...query))));
