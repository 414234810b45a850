/**
 * The part of the builder that knows no syntax: blocks, edges, and the frames that stand between a jump and its target.
 *
 * Invariant: `current` is the block that the next event goes to. While it is `dead`, nothing is recorded, so unreachable code costs nothing
 * and has no block. A block gets its id when it is entered, after all blocks that lead to it except by a back edge.
 *
 * A frame is opened by a loop, a label, a `try` or a `using` declaration. A jump walks the frames outwards until its target or the first
 * cleanup (`finally`, release of a `using`): there it goes to the copy of the cleanup for this target. The copy is built when the frame is
 * closed, in the surroundings of the frame, and ends by jumping on to the same target.
 *
 * Example: in `for (;;) { try { break } finally { f() } }` the `break` leads to a copy of `f()` that leads behind the loop.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { EdgeKind, FlowBlock, FlowEdge, FlowEvent, Question } from './graph.js';
import { mayThrowByDefault } from './may-throw.js';
import type { FlowOptions } from './options.js';

/** Past it the graph is truncated. Each level costs about five calls, and the caller may be deep in the stack already. */
const DEPTH_LIMIT = 500;

const BLOCK_LIMIT = 20_000;

export class Block implements FlowBlock {
  id = -1;
  readonly events: FlowEvent[] = [];
  readonly successors: FlowEdge[] = [];
  isReached = false;
  /** The last event has ways out of its own: the next event needs a new block. */
  isSealed = false;
}

/** What runs on the way out: the `finally` block, or the release of a `using` declaration. */
export type Cleanup = TSESTree.BlockStatement | TSESTree.VariableDeclarator;

interface Target {
  readonly kind: 'target';
  readonly outer: Frame | undefined;
  readonly labels: readonly string[];
  readonly breakTo: Block;
  /** Loops only. */
  readonly continueTo: Block | undefined;
  /** Is it what a `break` without a label leaves? */
  readonly isBreakable: boolean;
}

interface CatchFrame {
  readonly kind: 'catch';
  readonly outer: Frame | undefined;
  readonly entry: Block;
}

interface CleanupFrame {
  readonly kind: 'cleanup';
  readonly outer: Frame | undefined;
  readonly cleanup: Cleanup;
  readonly copies: Copy[];
}

interface Copy {
  readonly target: Block;
  readonly entry: Block;
  /** Absent once a second node leaves through this copy. */
  cause: TSESTree.Node | undefined;
}

export type Frame = CatchFrame | CleanupFrame | Target;

export class FlowBuilder {
  readonly entry = new Block();
  readonly returnExit = new Block();
  readonly throwExit = new Block();
  readonly blocks: Block[] = [];
  readonly options: FlowOptions;
  isTruncated = false;
  frame: Frame | undefined = undefined;
  current: Block;
  private readonly dead = new Block();
  private readonly mayThrow: (node: TSESTree.Node) => boolean;
  private readonly visitNode: (builder: FlowBuilder, node: TSESTree.Node) => void;
  private labels: readonly string[] = [];
  private depth = 0;

  constructor(options: FlowOptions, visitNode: (builder: FlowBuilder, node: TSESTree.Node) => void) {
    this.options = options;
    this.mayThrow = options.mayThrow ?? mayThrowByDefault;
    this.visitNode = visitNode;
    this.current = this.dead;
    this.entry.isReached = true;
    this.enter(this.entry);
  }

  get isDead(): boolean {
    return this.current === this.dead;
  }

  /** Adds what happens when a statement runs or an expression is evaluated. */
  visit(node: TSESTree.Node | null | undefined): void {
    if (node !== null && node !== undefined && this.descend()) {
      this.visitNode(this, node);
      this.ascend();
    }
  }

  visitAll(nodes: readonly (TSESTree.Node | null)[]): void {
    for (const node of nodes) {
      this.visit(node);
    }
  }

  /** May one more level be visited? If so, `ascend` follows. */
  descend(): boolean {
    if (this.current === this.dead) {
      return false;
    }
    if (this.depth >= DEPTH_LIMIT) {
      this.truncate();
      return false;
    }
    this.depth += 1;
    return true;
  }

  ascend(): void {
    this.depth -= 1;
  }

  truncate(): void {
    this.isTruncated = true;
    this.current = this.dead;
  }

  /** Goes on in this block, if anything leads to it. */
  enter(block: Block): void {
    if (!block.isReached || this.isTruncated) {
      this.current = this.dead;
      return;
    }
    if (this.blocks.length >= BLOCK_LIMIT) {
      this.truncate();
      return;
    }
    block.id = this.blocks.length;
    this.blocks.push(block);
    this.current = block;
  }

  /** Goes on in a new block. */
  advance(): void {
    const next = new Block();
    this.link(next);
    this.enter(next);
  }

  die(): void {
    this.current = this.dead;
  }

  link(to: Block, kind: EdgeKind = 'normal', cause?: TSESTree.Node, through?: Block): void {
    if (this.current !== this.dead) {
      to.isReached = true;
      this.current.successors.push({ kind, to, test: undefined, question: undefined, cause, through });
    }
  }

  /** Both edges of a test. */
  linkTest(test: TSESTree.Expression, question: Question, onTrue: Block, onFalse: Block): void {
    if (this.current !== this.dead) {
      onTrue.isReached = true;
      onFalse.isReached = true;
      this.current.successors.push(
        { kind: 'true', to: onTrue, test, question, cause: undefined, through: undefined },
        { kind: 'false', to: onFalse, test, question, cause: undefined, through: undefined },
      );
    }
  }

  /** Records that a node has been evaluated, and the edge on which it throws. */
  emit(node: TSESTree.Node): void {
    if (this.current === this.dead) {
      return;
    }
    this.addEvent({ kind: 'evaluate', node });
    if (this.mayThrow(node) || node.type === AST_NODE_TYPES.ThrowStatement) {
      this.seal();
      this.link(this.route(this.throwExit, node), 'throw', node);
    }
  }

  /** Records that a node has been evaluated that cannot throw. */
  record(node: TSESTree.Node): void {
    if (this.current !== this.dead) {
      this.addEvent({ kind: 'evaluate', node });
    }
  }

  seal(): void {
    if (this.current !== this.dead) {
      this.current.isSealed = true;
    }
  }

  /** The way to the return exit, beside the normal one. */
  linkReturn(cause: TSESTree.Node): void {
    if (this.current !== this.dead) {
      this.link(this.route(this.returnExit, cause), 'normal', cause);
    }
  }

  /** Leaves for the target of a `break` or `continue`. */
  jump(target: Block): void {
    if (this.current !== this.dead) {
      this.link(this.route(target, undefined));
      this.die();
    }
  }

  pushTarget(breakTo: Block, continueTo: Block | undefined, isBreakable: boolean, labels: readonly string[]): void {
    this.frame = { kind: 'target', outer: this.frame, labels, breakTo, continueTo, isBreakable };
  }

  pushCatch(entry: Block): void {
    this.frame = { kind: 'catch', outer: this.frame, entry };
  }

  pushCleanup(cleanup: Cleanup): void {
    if (this.current !== this.dead) {
      this.frame = { kind: 'cleanup', outer: this.frame, cleanup, copies: [] };
    }
  }

  pop(): void {
    this.frame = this.frame?.outer;
  }

  /** Closes all frames that were opened since `mark`; the cleanups among them run, innermost first. */
  closeScope(mark: Frame | undefined): void {
    while (this.frame !== undefined && this.frame !== mark) {
      const closing: Frame = this.frame;
      this.frame = closing.outer;
      if (closing.kind === 'cleanup') {
        this.runCleanup(closing);
      }
    }
  }

  findBreakTarget(label: string | undefined): Block | undefined {
    for (let frame = this.frame; frame !== undefined; frame = frame.outer) {
      if (frame.kind === 'target' && (label === undefined ? frame.isBreakable : frame.labels.includes(label))) {
        return frame.breakTo;
      }
    }
    return undefined;
  }

  findContinueTarget(label: string | undefined): Block | undefined {
    for (let frame = this.frame; frame !== undefined; frame = frame.outer) {
      if (frame.kind === 'target' && frame.continueTo && (label === undefined || frame.labels.includes(label))) {
        return frame.continueTo;
      }
    }
    return undefined;
  }

  /** The labels of the loop that is visited next. */
  setLabels(labels: readonly string[]): void {
    this.labels = labels;
  }

  takeLabels(): readonly string[] {
    const labels = this.labels;
    this.labels = [];
    return labels;
  }

  private addEvent(event: FlowEvent): void {
    if (this.current.isSealed) {
      this.advance();
    }
    this.current.events.push(event);
  }

  /** The first block on the way to a target: the target itself, a handler, or a copy of a cleanup. */
  private route(target: Block, cause: TSESTree.Node | undefined): Block {
    for (let frame = this.frame; frame !== undefined; frame = frame.outer) {
      switch (frame.kind) {
        case 'target':
          if (frame.breakTo === target || frame.continueTo === target) {
            return target;
          }
          break;
        case 'catch':
          if (target === this.throwExit) {
            return frame.entry;
          }
          break;
        case 'cleanup':
          return getCopy(frame, target, cause).entry;
      }
    }
    return target;
  }

  private runCleanup({ cleanup, copies }: CleanupFrame): void {
    const normal = new Block();
    this.link(normal);
    for (const { target, entry, cause } of copies) {
      this.enter(entry);
      this.addCleanup(cleanup);
      if (!this.isDead) {
        this.link(this.route(target, cause), target === this.throwExit ? 'throw' : 'normal', cause, entry);
      }
    }
    this.enter(normal);
    this.addCleanup(cleanup);
  }

  private addCleanup(cleanup: Cleanup): void {
    if (cleanup.type === AST_NODE_TYPES.BlockStatement) {
      this.visit(cleanup);
    } else if (!this.isDead) {
      this.addEvent({ kind: 'dispose', node: cleanup });
    }
  }
}

function getCopy(frame: CleanupFrame, target: Block, cause: TSESTree.Node | undefined): Copy {
  for (const copy of frame.copies) {
    if (copy.target === target) {
      copy.cause = copy.cause === cause ? cause : undefined;
      return copy;
    }
  }
  const copy = { target, entry: new Block(), cause };
  copy.entry.isReached = true;
  frame.copies.push(copy);
  return copy;
}
