/**
 * Labels of metrics whose values have no end: a metric keeps one series for each combination of labels that it was ever given.
 *
 * Only metrics of a package that the catalogue lists, held in a variable or a field of this file, and values with evidence that each request has its own.
 *
 * Example: `requests.inc({ path: req.url })` after `const requests = new Counter(…)`; `{ path: req.route.path }` is one of the routes.
 * OpenTelemetry is left out: its SDK folds what is beyond its limit of series into one.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isClass } from '../../ast/class-node.js';
import { findKeyName, findPropertyName } from '../../ast/static-name.js';
import { unwrap } from '../../ast/unwrap.js';
import { metricClasses, metricVerbs } from '../../catalogue/index.js';
import type { FileAnalysis } from '../file-analysis.js';
import type { Finding } from '../finding.js';
import type { AcquireNode } from '../model.js';
import { findDefinition } from '../variable-definitions.js';
import { getShortText } from '../wording.js';
import { getDomain } from './keys.js';
import { getRate } from './life.js';

export function collectLabels(file: FileAnalysis): readonly Finding<'labelKept'>[] {
  return metricVerbs
    .flatMap((verb) => file.index.calls.get(verb) ?? [])
    .flatMap((call) => {
      const metric = findMetric(file, call);
      const value = metric === undefined || getRate(file, call) === 'once' ? undefined : call.arguments.flatMap(getValues).find((label) => getDomain(file, label) === 'endless');
      return metric === undefined || value === undefined ? [] : [toFinding(file, metric, value)];
    });
}

/** The values of `{ path, status }`, or `path` of `labels(path, status)`. */
function getValues(argument: TSESTree.Node): readonly TSESTree.Node[] {
  if (argument.type === AST_NODE_TYPES.ObjectExpression) {
    return argument.properties.flatMap((property) => (property.type === AST_NODE_TYPES.Property ? [property.value] : []));
  }
  return argument.type === AST_NODE_TYPES.MemberExpression || argument.type === AST_NODE_TYPES.Identifier ? [argument] : [];
}

function findMetric(file: FileAnalysis, { callee }: AcquireNode): TSESTree.Node | undefined {
  const method = unwrap(callee);
  const object = method.type === AST_NODE_TYPES.MemberExpression ? unwrap(method.object) : undefined;
  const made = object === undefined ? undefined : findMade(file, object);
  return made?.type === AST_NODE_TYPES.NewExpression && file.resolver.refersTo(made.callee, metricClasses) ? object : undefined;
}

/** What a variable or a field of `this` holds from its declaration on. */
function findMade(file: FileAnalysis, object: TSESTree.Node): TSESTree.Node | undefined {
  if (object.type === AST_NODE_TYPES.Identifier) {
    const variable = file.index.findVariable(object);
    const definition = variable && findDefinition(variable);
    return definition === undefined ? undefined : unwrap(definition);
  }
  const name = object.type === AST_NODE_TYPES.MemberExpression && object.object.type === AST_NODE_TYPES.ThisExpression ? findPropertyName(object) : undefined;
  const owner = name === undefined ? undefined : file.classLikes.findThisOwner(object.type === AST_NODE_TYPES.MemberExpression ? object.object : object)?.classLike.node;
  const field = owner !== undefined && isClass(owner) ? owner.body.body.find((member) => member.type === AST_NODE_TYPES.PropertyDefinition && findKeyName(member) === name) : undefined;
  return field?.type === AST_NODE_TYPES.PropertyDefinition && field.value !== null ? unwrap(field.value) : undefined;
}

function toFinding(file: FileAnalysis, metric: TSESTree.Node, value: TSESTree.Node): Finding<'labelKept'> {
  return {
    kind: 'labelKept',
    node: value,
    certainty: 'definite',
    words: { handle: getShortText(file, metric), noun: 'metric', culprit: getShortText(file, value), line: 0, release: '' },
    remedies: [],
    write: () => '',
  };
}
