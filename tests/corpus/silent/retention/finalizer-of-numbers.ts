// Guards against: a number of the target, held by a registry whose callback uses it as a key, told as a way back to the target.
interface Shape {
  readonly shapeId: number;
}

const kept = new Map<string, WeakRef<Shape>>();
const registry = new FinalizationRegistry<number>((id) => {
  kept.delete(id.toFixed());
});

export function keep(shape: Shape): void {
  kept.set(shape.shapeId.toFixed(), new WeakRef(shape));
  registry.register(shape, shape.shapeId, shape);
}
